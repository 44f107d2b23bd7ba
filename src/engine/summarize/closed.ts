// What a function does where no caller tells what it is given: calls through contracts that were left open reach whatever may stand there.

import type { FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { USED, createFrame } from './frame.ts'
import { applyBehind } from './instantiate.ts'
import type { Term } from './summary.ts'

export function closed(mind: Mind, facts: FileFacts, fn: FunctionFacts, terms: readonly Term[]): readonly Term[] {
  if (terms.every((term) => term.kind === 'query' || term.reads !== undefined)) return terms
  const frame = createFrame(facts, fn)
  return terms.flatMap((term) => {
    if (term.kind === 'query' || term.reads !== undefined) return [term]
    return applyBehind(mind, frame, term, term, { place: term.at, name: term.path[0].name, use: USED, inPlace: false }, 0)
  })
}
