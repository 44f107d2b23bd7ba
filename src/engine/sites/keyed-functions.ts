// `for (const type of Object.keys(byType)) await this.restorers[type](byType[type])`: each round calls another of the functions that stand
// under names in the source, so that there are no more rounds than functions.

import type { LoopStmt, Pattern } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesIn } from '../resolve/code.ts'
import type { Frame } from '../summarize/frame.ts'
import { constantLength } from './collection.ts'
import { listedObject } from './shape.ts'

/** Why a loop over the names of an object has a fixed number of rounds, as a clause. */
export function keyedFunctions(mind: Mind, frame: Frame, loop: LoopStmt): string | undefined {
  const name = nameOf(keyOf(loop))
  if (name === undefined) return undefined
  const table = nodesIn(loop.body, 'call').flatMap(({ callee, optional }) => optional !== true && callee.k === 'idx' && callee.index.k === 'id' && callee.index.name === name ? [callee.of] : [])[0]
  const found = table === undefined ? undefined : mind.evaluate(table, { ...frame, valuesOnly: true })
  const value = found?.kind === 'ref' ? mind.declared(found.origin) : found
  return value?.kind === 'object' && constantLength(value) !== undefined ? 'its keys are names of functions that stand in the source' : undefined
}

/** What takes a name in each round: every one of them is another one. */
function keyOf({ kind, over, target }: LoopStmt): Pattern | undefined {
  if (kind === 'in') return target
  const lists = listedObject(over?.k === 'as' ? over.of : over)?.lists
  if (lists === 'keys') return target
  return lists === 'entries' && target?.k === 'array' ? target.items[0] : undefined
}

function nameOf(pattern: Pattern | undefined): string | undefined {
  return pattern?.k === 'name' ? pattern.name : undefined
}
