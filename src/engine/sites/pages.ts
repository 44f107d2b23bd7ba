// Pages: components and hooks, which wait for no database, nor do the handlers in them. What else stands in their files, and in files of
// schemas and constants, is told from a look at its syntax to repeat nothing.

import type { Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesIn } from '../resolve/code.ts'
import { isHook, renders } from './hooks.ts'
import { outermost } from './self-calling.ts'
import { anyIn, nameAt } from './shape.ts'
import { importAtRoot } from './sources.ts'

const known = new WeakMap<FileFacts, ReadonlySet<number>>()

/** Outermost functions that call a hook, which only components and hooks do. One that is async is a server's. */
export function pagesIn(facts: FileFacts): ReadonlySet<number> {
  let found = known.get(facts)
  if (found === undefined) known.set(facts, found = new Set(facts.functions.filter((fn) => fn.id > 0 && fn.parent <= 0 && usesHooks(facts, fn)).map(({ id }) => id)))
  return found
}

function usesHooks(facts: FileFacts, { id, async, generator, body }: FunctionFacts): boolean {
  return !async && !generator && nodesIn(body, 'call').some(({ callee }) => isHook(facts, callee, id))
}

/** Whether nothing in a file is run again and again but by pages. Files of servers may have functions that a framework runs for each item. */
export function repeatsNothing(mind: Mind, facts: FileFacts): boolean {
  const pages = pagesIn(facts)
  if (facts.classes.length > 0 || facts.functions.length > 1 && !renders(facts)) return false
  const others = facts.functions.filter((fn) => !pages.has(outermost(facts, fn)))
  const names = new Set(others.map(({ name }) => name).filter((name) => name !== ''))
  return others.every(({ body }) => nodesIn(body, 'loop').length === 0 && CALLS.every((kind) => nodesIn(body, kind).every((node) => {
    return isOfPages(mind, facts, node.callee) || node.k !== 'tag' && !names.has(nameAt(node.callee)) && !node.args.some(mayHaveFunction)
  })))
}

const CALLS = ['call', 'new', 'tag'] as const

/** `memo(Card)`, `z.enum(KINDS)`: of React, or of a package that checks and formats. */
function isOfPages(mind: Mind, facts: FileFacts, callee: Expr): boolean {
  const binding = importAtRoot(facts, callee)
  return binding !== undefined && (binding.module === 'react' || mind.isInert(binding.module))
}

function mayHaveFunction(arg: Expr): boolean {
  return anyIn([arg], ({ k }) => k === 'fn' || k === 'id' || k === 'class')
}
