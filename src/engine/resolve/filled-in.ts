// Fields that code gives to the objects of a module after it has made them: `options.dry = true`, `Object.assign(options, more)`. Any of its
// functions may do it, nobody knows when.

import type { Expr, FileFacts } from '../facts.ts'
import { targetsOf } from '../sites/shape.ts'
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

/** `Object.assign`. */
export function isMerge(callee: Expr): boolean {
  return callee.k === 'mem' && callee.name === 'assign' && callee.of.k === 'id' && callee.of.fn < 0 && callee.of.name === 'Object'
}
