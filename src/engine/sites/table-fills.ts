// Where code fills a map, a set or an object that a variable of a function holds. What is filled in one loop and asked in the next is a table of
// what was loaded before, and no cache.

import { type Span, isWithin } from '../../model/place.ts'
import type { Expr, FileFacts, FunctionFacts } from '../facts.ts'
import { nodesIn, nodesOf } from '../resolve/code.ts'
import { anyIn, targetsOf } from './shape.ts'

type Table = Expr & { readonly k: 'id' }

const FILLING = /^(?:set|add|put|push|unshift|setex|psetex|hset)$/i

/** Methods that put an entry into a map, a set, a list or a cache. */
export function isFilling(method: string): boolean {
  return FILLING.test(method)
}

const known = new WeakMap<FileFacts, Map<string, readonly Span[] | undefined>>()

/** The places of a file at which a table is filled; undefined where others may do so, or do: functions that have it, or that are called somewhere else. */
export function fillsOf(facts: FileFacts, table: Table): readonly Span[] | undefined {
  const before = known.get(facts) ?? new Map<string, readonly Span[] | undefined>()
  known.set(facts, before)
  const key = `${table.fn} ${table.name}`
  if (!before.has(key)) before.set(key, find(facts, table))
  return before.get(key)
}

function find(facts: FileFacts, table: Table): readonly Span[] | undefined {
  const owner = facts.functions[table.fn]
  if (owner === undefined || owner.locals[table.name]?.reassigned !== false) return undefined
  const isIt = (expr: Expr) => expr.k === 'id' && expr.fn === table.fn && expr.name === table.name
  const fills: Span[] = []
  for (const fn of facts.functions) {
    if (fn !== owner && !fn.captures.some((one) => one.fn === table.fn && one.name === table.name)) continue
    const calls = nodesIn(fn.body, 'call')
    if (calls.some(({ args }) => args.some(isIt))) return undefined
    const own = [
      ...calls.flatMap(({ callee, span }) => callee.k === 'mem' && isFilling(callee.name) && isIt(callee.of) ? [span] : []),
      ...nodesIn(fn.body, 'set').some(({ target }) => targetsOf(target).some((one) => (one.k === 'idx' || one.k === 'mem') && isIt(one.of))) ? around(fn, isIt) : [],
    ]
    if (own.length > 0 && !isInPlace(facts, fn, owner)) return undefined
    fills.push(...own)
  }
  return fills.length === 0 ? undefined : fills
}

/** The loops, or the function, in which its entries are assigned. */
function around(fn: FunctionFacts, isIt: (expr: Expr) => boolean): readonly Span[] {
  const loops = nodesIn(fn.body, 'loop').filter(({ body }) => anyIn(body, (node) => node.k === 'set' && targetsOf(node.target).some((one) => (one.k === 'idx' || one.k === 'mem') && isIt(one.of))))
  const innermost = loops.filter((loop) => loops.every((other) => other === loop || !isWithin(other.span, loop.span)))
  return innermost.length === 0 ? [fn.span] : innermost.map(({ span }) => span)
}

/** Whether a function runs where it stands, as callbacks of calls do. */
function isInPlace(facts: FileFacts, fn: FunctionFacts, owner: FunctionFacts): boolean {
  for (let at: FunctionFacts | undefined = fn; at !== owner; at = facts.functions[at.parent]) {
    if (at === undefined || at.id === 0) return false
    const { id } = at
    if (!nodesOf(facts, 'call').some(({ node }) => node.args.some((arg) => arg.k === 'fn' && arg.fn === id))) return false
  }
  return true
}
