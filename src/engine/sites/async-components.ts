// Components that await run where they stand: `<Card />`. A tag of a package is an element of a page.

import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { importAtRoot } from './sources.ts'

/** Whether a tag may be such a component. */
export function mayAwait(mind: Mind, facts: FileFacts, tag: Expr): boolean {
  if (tag.k === 'lit') return false
  if (tag.k !== 'id' || tag.fn !== 0) return !isOfPackage(mind, facts, tag)
  const value = mind.moduleValue(facts.file, tag.name)
  if (value.kind !== 'closure') return value.kind === 'union'
  const { file, id } = splitKey(value.fn)
  return mind.program.facts(file)?.functions[id]?.async === true
}

function isOfPackage(mind: Mind, facts: FileFacts, tag: Expr): boolean {
  const binding = importAtRoot(facts, tag)
  return binding !== undefined && mind.program.resolve(binding.module, facts.file).kind === 'package'
}
