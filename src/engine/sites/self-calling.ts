// Functions that may call themselves, through others of their file too: by names, without evaluation.

import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { nodesIn } from '../resolve/code.ts'
import { importOf } from '../resolve/imports.ts'
import { type Callees, createCallees } from './callees.ts'
import { callsAgain } from './recursion.ts'

/** Functions are looked at together with those inside: what one captures decides what the other does. */
export function outermost(facts: FileFacts, fn: FunctionFacts): number {
  let at = fn
  while (at.parent > 0) at = facts.functions[at.parent]!
  return at.id
}

/** Outermost functions that may call themselves, going by names within the file. `asking`: those of which it does not matter. */
export function selfCalling(mind: Mind, facts: FileFacts, asking: ReadonlySet<number>): readonly number[] {
  const named = new Map<string, number[]>()
  const names = new Set(Object.keys(facts.mentions.names).map((name) => name.replace(/\$\d+$/, '')))
  const handlers = handlersIn(facts)
  for (const fn of facts.functions) if (names.has(fn.name) && !handlers.has(fn.id)) named.set(fn.name, [...named.get(fn.name) ?? [], fn.id])
  if (named.size === 0) return []
  const callees = createCallees(mind, facts)
  const calls = new Map<number, Set<number>>()
  const callers = new Set<FunctionFacts>()
  const call = (from: number, to: number): void => {
    const known = calls.get(from)
    if (known === undefined) calls.set(from, new Set([to]))
    else known.add(to)
  }
  for (const fn of facts.functions) {
    // What a function makes inside may be called by it, or by whom it hands that to.
    if (fn.parent > 0) call(fn.parent, fn.id)
    for (const callee of calledIn(mind, fn)) {
      const to = named.get(nameOf(callee) ?? '')
      if (to === undefined || callee.k === 'mem' && isAnothers(mind, facts, callees, fn.id, callee.of)) continue
      callers.add(fn)
      for (const one of to) call(fn.id, one)
    }
  }
  const found = new Set<number>()
  for (const fn of callers) {
    const outer = outermost(facts, fn)
    if (!asking.has(outer) && !found.has(outer) && reaches(calls, fn.id)) found.add(outer)
  }
  return [...found]
}

/** Functions that elements are given are named after what they are given as, by which nobody calls them: `onChange={(value) => field.onChange(value)}`. */
function handlersIn(facts: FileFacts): ReadonlySet<number> {
  return new Set(facts.functions.flatMap(({ body }) => nodesIn(body, 'jsx').flatMap(({ props }) => props.flatMap(({ value }) => value.k === 'fn' ? [value.fn] : []))))
}

/** What a function calls, makes or renders. That it tries the same again repeats no query that a rule asks for; explanations tell of it. */
function calledIn({ note }: Mind, fn: FunctionFacts): readonly Expr[] {
  const isRetry = (call: CallExpr) => nameOf(call.callee) === fn.name && callsAgain(fn, call)
  const calls = nodesIn(fn.body, 'call').filter((call) => note !== undefined || !isRetry(call))
  return [...calls, ...nodesIn(fn.body, 'new')].map(({ callee }) => callee).concat(nodesIn(fn.body, 'jsx').map(({ tag }) => tag))
}

/** A name as it is declared, without what sets it apart from another that it hides. */
function nameOf(callee: Expr): string | undefined {
  return callee.k === 'id' || callee.k === 'mem' ? callee.name.replace(/\$\d+$/, '') : undefined
}

function reaches(calls: ReadonlyMap<number, ReadonlySet<number>>, start: number): boolean {
  const reached = new Set<number>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) for (const next of calls.get(at) ?? []) {
    if (next === start) return true
    if (reached.has(next)) continue
    reached.add(next)
    open.push(next)
  }
  return false
}

/**
 * Whether a method belongs to an object that cannot lead back into the file: one that is imported, or of another class. A service is often
 * called by a method of the same name.
 */
function isAnothers(mind: Mind, facts: FileFacts, { valueOf }: Callees, fn: number, of: Expr): boolean {
  const held = holderOf(of)
  if (held === undefined) return false
  if (held.k === 'id' && held.fn === 0 && importOf(facts, held.name) !== undefined) return true
  const value = valueOf(held, fn)
  if (value?.kind === 'ref') return value.origin.root.kind === 'instance'
  if (value?.kind !== 'instance') return false
  const { file, id } = splitKey(value.class)
  return file !== facts.file && mind.program.facts(file)?.classes[id]?.abstract === false
}

/** `this.users` of `this.users.repository`, and `users` of `users.all().first`. */
function holderOf(expr: Expr): Expr & { readonly k: 'mem' | 'id' } | undefined {
  switch (expr.k) {
    case 'id': return expr
    case 'mem': return expr.of.k === 'this' ? expr : holderOf(expr.of)
    case 'idx': case 'as': case 'await': return holderOf(expr.of)
    case 'call': return holderOf(expr.callee)
    default: return undefined
  }
}
