// Functions that may call themselves, through others of their file too: by names, without evaluation.

import type { Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { rootOf, walk } from './shape.ts'

/** Functions are looked at together with those inside: what one captures decides what the other does. */
export function outermost(facts: FileFacts, fn: FunctionFacts): number {
  let at = fn
  while (at.parent > 0) at = facts.functions[at.parent]!
  return at.id
}

/** Outermost functions that may call themselves, going by names within the file. `asking`: those of which it does not matter. */
export function selfCalling(mind: Mind, facts: FileFacts, asking: ReadonlySet<number>): readonly number[] {
  const named = new Map<string, number[]>()
  const callees = new Set(Object.keys(facts.mentions.names).map((name) => name.replace(/\$\d+$/, '')))
  for (const fn of facts.functions) if (callees.has(fn.name)) named.set(fn.name, [...named.get(fn.name) ?? [], outermost(facts, fn)])
  if (named.size === 0) return []
  const calls = new Map<number, Set<number>>()
  for (const fn of facts.functions) {
    const from = outermost(facts, fn)
    for (const stmt of fn.body) walk(stmt, (node) => {
      if (node.k !== 'call' && node.k !== 'new' && node.k !== 'jsx') return
      const callee = node.k === 'jsx' ? node.tag : node.callee
      const to = callee.k === 'id' || callee.k === 'mem' ? named.get(callee.name.replace(/\$\d+$/, '')) : undefined
      if (to === undefined || callee.k === 'mem' && isAnothers(mind, facts, from, callee.of)) return
      const known = calls.get(from)
      if (known === undefined) calls.set(from, new Set(to))
      else for (const one of to) known.add(one)
    })
  }
  return [...calls.keys()].filter((start) => !asking.has(start) && reaches(calls, start))
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
 * Whether a method belongs to an object that cannot lead back into the file: one that is imported, or a field of another class. A service
 * is often called by a method of the same name.
 */
function isAnothers(mind: Mind, facts: FileFacts, fn: number, of: Expr): boolean {
  const root = rootOf(of)
  if (root.k === 'id') return root.fn === 0 && facts.imports.some((one) => one.local === root.name)
  const own = facts.functions[fn]?.class
  const field = root.k === 'this' ? firstMember(of) : undefined
  if (own === undefined || field === undefined) return false
  const value = mind.member({ kind: 'instance', class: `${facts.file}#${own}`, args: undefined }, field)
  if (value.kind === 'ref') return value.origin.root.kind === 'instance'
  if (value.kind !== 'instance') return false
  const { file, id } = splitKey(value.class)
  return file !== facts.file && mind.program.facts(file)?.classes[id]?.abstract === false
}

/** `users` of `this.users.repository`. */
function firstMember(expr: Expr): string | undefined {
  if (expr.k === 'call') return firstMember(expr.callee)
  if (expr.k !== 'mem' && expr.k !== 'idx' && expr.k !== 'as' && expr.k !== 'await') return undefined
  return expr.k === 'mem' && expr.of.k === 'this' ? expr.name : firstMember(expr.of)
}
