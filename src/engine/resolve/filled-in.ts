// Fields that code gives to the objects of a module after it has made them: `options.dry = true`, `Object.assign(options, more)`. Any of its
// functions may do it, nobody knows when.

import type { Expr, FileFacts } from '../facts.ts'
import { rootOf, targetsOf } from '../sites/shape.ts'
import { nodesOf } from './code.ts'

export interface FilledIn {
  /** Undefined: all that an object has which is merged into it. */
  readonly field: string | undefined
  /** Undefined where it comes out of something that is taken apart. */
  readonly value: Expr | undefined
  readonly fn: number
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, readonly FilledIn[]>>()

/** By the names of the module's variables. */
export function filledIn(facts: FileFacts): ReadonlyMap<string, readonly FilledIn[]> {
  const before = known.get(facts)
  if (before !== undefined) return before
  const all = new Map<string, FilledIn[]>()
  const add = (of: Expr, one: FilledIn): void => {
    if (of.k === 'id' && of.fn === 0) all.set(of.name, [...all.get(of.name) ?? [], one])
  }
  for (const { node: one, fn } of nodesOf(facts, 'set')) {
    for (const target of targetsOf(one.target)) if (target.k === 'mem') add(target.of, { field: target.name, value: one.target.k === 'target' && one.op === '=' ? one.value : undefined, fn })
  }
  for (const { node: { callee, args: [into, ...values] }, fn } of nodesOf(facts, 'call')) {
    if (into !== undefined && isMerge(callee)) for (const value of values) add(into, { field: undefined, value, fn })
  }
  known.set(facts, all)
  return all
}

interface Filled {
  /** By the function itself. */
  readonly own: Set<string>
  readonly inside: Set<string>
}

const byFunction = new WeakMap<FileFacts, ReadonlyMap<number, Filled>>()
const none: ReadonlySet<string> = new Set()

/** Variables of a function to whose objects functions inside of it give fields: who calls those, and when, is another matter. */
export function filledInside(facts: FileFacts, fn: number): ReadonlySet<string> {
  return filled(facts).get(fn)?.inside ?? none
}

/** Variables of a function to whose objects it gives fields itself. */
export function filledBy(facts: FileFacts, fn: number): ReadonlySet<string> {
  return filled(facts).get(fn)?.own ?? none
}

function filled(facts: FileFacts): ReadonlyMap<number, Filled> {
  const before = byFunction.get(facts)
  if (before !== undefined) return before
  const all = new Map<number, Filled>()
  const add = (of: Expr, by: number): void => {
    const root = rootOf(of)
    if (root.k !== 'id' || root.fn <= 0) return
    const names = all.get(root.fn) ?? { own: new Set(), inside: new Set() }
    names[root.fn === by ? 'own' : 'inside'].add(root.name)
    all.set(root.fn, names)
  }
  for (const { node: one, fn } of nodesOf(facts, 'set')) for (const target of targetsOf(one.target)) if (target.k === 'mem' || target.k === 'idx') add(target.of, fn)
  for (const { node: { callee, args: [into] }, fn } of nodesOf(facts, 'call')) if (into !== undefined && isMerge(callee)) add(into, fn)
  byFunction.set(facts, all)
  return all
}

/** `Object.assign`. */
export function isMerge(callee: Expr): boolean {
  return callee.k === 'mem' && callee.name === 'assign' && callee.of.k === 'id' && callee.of.fn < 0 && callee.of.name === 'Object'
}
