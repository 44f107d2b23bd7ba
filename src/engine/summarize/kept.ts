// What code asks once and keeps, in a variable of the module or of a function around it, or in a field: `this.loaded ??= load()`,
// `if (cached) return cached; cached = await load()`.

import { isWithin } from '../../model/place.ts'
import { literal } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, FunctionFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { nodesIn, nodesOf } from '../resolve/code.ts'
import { patternNames, targetsOf, walk } from '../sites/shape.ts'
import { missOf } from './entries.ts'
import type { Frame } from './frame.ts'
import type { Guard } from './summary.ts'

/** "Nothing is kept there yet": of a field, for whatever holds it. Undefined for a variable of the function itself. */
export function emptyOf(mind: Mind, frame: Frame, place: Expr): Guard | undefined {
  if (place.k === 'id') return place.fn === frame.fn.id && frame.fn.id > 0 ? undefined : missOf(frame, literal(print(place)), place)
  if (place.k !== 'mem') return undefined
  const holder = mind.evaluate(place.of, frame)
  return { when: 'miss', value: holder.kind === 'ref' || holder.kind === 'unknown' ? holder : literal(print(place)) }
}

/** Whether the function at hand, or one that it calls, fills what it tests, and all that other code does with that is to clear it. */
export function isFilledHere({ facts, fn }: Frame, place: Expr): boolean {
  if (place.k !== 'id' && (place.k !== 'mem' || place.of.k !== 'this')) return false
  const all = assignments(facts).get(print(place)) ?? []
  const [filling, ...others] = all.filter(({ value }) => !isNothing(value))
  return filling !== undefined && others.length === 0 && !isTakenBack(filling, all) && (filling.fn === fn.id || calls(fn, facts.functions[filling.fn]?.name))
}

/** What a field is compared with, and then set to: it loads again only where that is another one. `if (this.day !== today) { …; this.day = today }`. */
export function stampOf({ facts, fn }: Frame, { left, right }: Expr & { readonly k: 'bin' }): Expr | undefined {
  const place = isField(left) ? left : isField(right) ? right : undefined
  if (place === undefined) return undefined
  const other = place === left ? right : left
  const all = (assignments(facts).get(print(place)) ?? []).filter(({ value }) => !isNothing(value))
  return other.k === 'id' && all.length > 0 && all.every((one) => one.fn === fn.id && one.value !== undefined && print(one.value) === print(other)) ? other : undefined
}

function isField(place: Expr): boolean {
  return place.k === 'mem' && place.of.k === 'this'
}

/**
 * The map or list of a module or an object whose emptiness a test asks for, where the function at hand fills it: `if (this.cache.size === 0)`.
 * `empty`: whether the test holds for an empty one.
 */
export function emptinessOf({ fn, facts }: Frame, test: Expr): { readonly place: Expr; readonly empty: boolean } | undefined {
  const isZero = test.k === 'bin' && test.right.k === 'lit' && test.right.value === 0 && /^(?:===?|!==?|>)$/.test(test.op)
  const count = isZero ? test.left : test
  if (count.k !== 'mem' || count.name !== 'size' && count.name !== 'length') return undefined
  const place = count.of
  if (place.k !== 'id' && (place.k !== 'mem' || place.of.k !== 'this') || place.k === 'id' && place.fn === fn.id) return undefined
  const isFilling = (node: CallExpr) => node.callee.k === 'mem' && /^(?:set|add|push)$/.test(node.callee.name) && print(node.callee.of) === print(place)
  const isFilled = facts.functions.some((one) => isWithin(one.span, fn.span) && nodesIn(one.body, 'call').some(isFilling))
  return isFilled ? { place, empty: isZero && /^==/.test(test.op) } : undefined
}

/** A flag that a run sets when it begins and takes back when it ends, not only after a failure: it keeps another run out, and nothing else. */
function isTakenBack(filling: Assignment, all: readonly Assignment[]): boolean {
  return filling.value?.k === 'lit' && all.some((one) => one !== filling && one.fn === filling.fn && one.afterFailure !== true)
}

interface Assignment {
  readonly fn: number
  /** Undefined where it is counted up or down. */
  readonly value: Expr | undefined
  /** It stands in a `catch`. */
  readonly afterFailure?: true
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, readonly Assignment[]>>()

/** What the code of a file assigns, by the words for it. */
function assignments(facts: FileFacts): ReadonlyMap<string, readonly Assignment[]> {
  const before = known.get(facts)
  if (before !== undefined) return before
  const found = new Map<string, Assignment[]>()
  const handling = new Set<Stmt | Expr>()
  for (const { node: { handler } } of nodesOf(facts, 'try')) for (const stmt of handler ?? []) walk(stmt, (inner) => void handling.add(inner))
  for (const { node: one, fn } of nodesOf(facts, 'set')) {
    // Variables of a function are there anew each time it runs.
    for (const name of [...fn === 0 ? patternNames(one.target) : [], ...targetsOf(one.target).map(print)]) found.set(name, [...found.get(name) ?? [], { fn, value: one.value, ...(handling.has(one) ? { afterFailure: true as const } : {}) }])
  }
  known.set(facts, found)
  return found
}

function isNothing(value: Expr | undefined): boolean {
  return value?.k === 'lit' && !value.value || value?.k === 'id' && value.fn < 0 && value.name === 'undefined'
}

function calls({ body }: FunctionFacts, name: string | undefined): boolean {
  return nodesIn(body, 'call').some(({ callee }) => (callee.k === 'id' || callee.k === 'mem') && callee.name === name)
}
