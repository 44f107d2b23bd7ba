// Conditions around a query. One over a parameter is kept as a guard, so that each call site decides it with what it passes; one that
// asks a cache is kept with the key; any other makes what it guards conditional.

import { type Value, absent, dependsOn, literal, possibilities } from '../../model/value.ts'
import { piecesOf } from '../../model/text.ts'
import { valueKey } from '../../model/value-key.ts'
import { type Tri, both } from '../../model/tri.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { fullWhere } from '../sites/buffers.ts'
import { keysOfRound } from '../sites/collection.ts'
import { isCache, missOf, readsCache } from './entries.ts'
import type { Frame } from './frame.ts'
import { emptinessOf, emptyOf, isFilledHere, stampOf } from './kept.ts'
import { missAmongRows } from './loaded-tables.ts'
import { isDecidable } from './operations.ts'
import type { Guard, RepeatUse } from './summary.ts'

export interface Condition {
  readonly guards: readonly Guard[]
  /** Part of the condition is nothing that a call site decides. */
  readonly open: boolean
  readonly inverse: Condition
}

/** Both directions of a test. */
export function guardOf(mind: Mind, test: Expr, frame: Frame): Condition {
  const [yes, no] = sides(mind, test, frame)
  const condition: Condition = { ...yes, get inverse(): Condition { return { ...no, inverse: condition } } }
  return condition
}

export interface Side {
  readonly guards: readonly Guard[]
  /** What the test tells where no caller decides it. */
  readonly found?: readonly Guard[]
  readonly open: boolean
}

const OPEN: Side = { guards: [], open: true }
const FULL: Side = { guards: [{ when: 'full', value: absent }], open: true }

function sides(mind: Mind, test: Expr, frame: Frame): readonly [Side, Side] {
  if (test.k === 'un' && test.op === '!') {
    const [yes, no] = sides(mind, test.of, frame)
    return [no, yes]
  }
  if (test.k === 'await' || test.k === 'as') return sides(mind, test.of, frame)
  if (test.k === 'logic' && test.op !== '??') {
    const [leftYes, leftNo] = sides(mind, test.left, frame)
    const [rightYes, rightNo] = sides(mind, test.right, frame)
    const answer = frame.answers.get(test)
    const [yes, no] = answer === undefined ? [OPEN, OPEN] : sidesOf(answer)
    const filled = either('full', leftYes, rightYes)
    if (test.op === '||') return [filled.guards.length > 0 ? filled : yes, joined(leftNo, rightNo)]
    const missed = joined(either('miss', leftNo, rightNo), either('full', leftNo, rightNo))
    return [joined(leftYes, rightYes), missed.guards.length > 0 ? missed : no]
  }
  const emptiness = emptinessOf(frame, test)
  const unfilled = emptiness === undefined ? undefined : emptyOf(mind, frame, emptiness.place)
  if (unfilled !== undefined) return emptiness!.empty ? [miss(unfilled), OPEN] : [OPEN, miss(unfilled)]
  const tested = test.k !== 'bin' ? undefined : isNothing(test.right) ? test.left : ofUndefined(test)
  if (test.k === 'bin' && tested !== undefined) {
    const [yes, no] = sides(mind, tested, frame)
    if (test.op === '===' || test.op === '==') return [ofAbsence(no), yes]
    if (test.op === '!==' || test.op === '!=') return [yes, ofAbsence(no)]
  }
  if (test.k === 'bin' && /^[!=]==?$/.test(test.op)) {
    const stamp = stampOf(frame, test)
    const stale = stamp === undefined ? undefined : miss({ when: 'miss', value: mind.evaluate(stamp, frame) })
    if (stale !== undefined) return test.op.startsWith('!') ? [stale, OPEN] : [OPEN, stale]
  }
  if (test.k === 'bin' && test.op === 'in' && isPure(test.left) && isCache(frame, test.right)) return [OPEN, miss(missOf(frame, mind.evaluate(test.left, frame), test.right))]
  const full = fullWhere(frame.facts, test)
  if (full !== undefined) return full === 'yes' ? [FULL, OPEN] : [OPEN, FULL]
  const asked = askedKey(mind, test, frame)
  if (asked !== undefined) return [OPEN, miss(asked)]
  if (!isPure(test)) {
    const answer = frame.answers.get(test)
    return answer === undefined ? [OPEN, OPEN] : sidesOf(answer)
  }
  if (test.k === 'id' && test.fn === frame.fn.id && frame.carried.has(test.name)) return [OPEN, miss({ when: 'miss', value: literal(test.name) })]
  const empty = isFilledHere(frame, test) ? emptyOf(mind, frame, test) : undefined
  if (empty !== undefined) return [OPEN, miss(empty)]
  const value = mind.evaluate(test, frame)
  // The entry itself is tested, not something computed from it (`typeof table[key] === 'function'`).
  const lookup = frame.lookups.size > 0 && (test.k === 'id' || test.k === 'mem' || test.k === 'idx') ? frame.lookups.get(valueKey(value)) : undefined
  if (lookup !== undefined) return [OPEN, miss(lookup)]
  return sidesOf(value)
}

/** Both sides of a test whose truth a caller may know. */
export function sidesOf(value: Value): readonly [Side, Side] {
  if (!isDecidable(value)) {
    if (value.kind !== 'ref' && (value.kind !== 'unknown' && value.kind !== 'union' || value.made === undefined)) return [OPEN, OPEN]
    return [{ ...OPEN, found: [{ when: 'truthy', value }] }, { ...OPEN, found: [{ when: 'falsy', value }] }]
  }
  return [{ guards: [{ when: 'truthy', value }], open: false }, { guards: [{ when: 'falsy', value }], open: false }]
}

/** The side of a test on which there is nothing. */
export function ofAbsence(side: Side): Side {
  return { ...side, guards: side.guards.map((one) => one.when === 'falsy' ? { ...one, absence: true as const } : one) }
}

function miss(guard: Guard): Side {
  return { guards: [guard], open: false }
}

/** `hit && isFresh(hit)` fails: as a rule, because there was no hit. `buffer.length === SIZE || isLast` holds: as a rule, because it is full. */
function either(when: Guard['when'], ...sides: readonly Side[]): Side {
  return { guards: sides.flatMap((one) => one.guards.filter((guard) => guard.when === when)), open: true }
}

function joined(a: Side, b: Side): Side {
  return { guards: [...a.guards, ...b.guards], open: a.open || b.open, ...(a.found === undefined && b.found === undefined ? {} : { found: [...a.found ?? [], ...b.found ?? []] }) }
}

function isNothing(expr: Expr): boolean {
  return expr.k === 'lit' && expr.value === null || expr.k === 'id' && expr.name === 'undefined' && expr.fn < 0
}

/** `x` of `typeof x === 'undefined'`. */
function ofUndefined({ left, right }: Expr & { readonly k: 'bin' }): Expr | undefined {
  return left.k === 'un' && left.op === 'typeof' && right.k === 'lit' && right.value === 'undefined' ? left.of : undefined
}

/** The key of `cache.has(key)` and `cache.get(key)`. */
function askedKey(mind: Mind, test: Expr, frame: Frame): Guard | undefined {
  if (test.k !== 'call' || test.args.length !== 1 || test.callee.k !== 'mem') return undefined
  const key = test.args[0]!
  const cache = /^(?:has|get|peek|includes)$/.test(test.callee.name) ? test.callee.of : readsCache(frame, test.callee)
  if (cache === undefined || !isPure(key)) return undefined
  if (!isCache(frame, cache)) return missAmongRows(mind, frame, mind.evaluate(key, frame), cache)
  return missOf(frame, mind.evaluate(key, frame), cache)
}

/** Whether evaluating it again meets no calls. */
function isPure(expr: Expr): boolean {
  switch (expr.k) {
    case 'lit': case 'id': case 'this': return true
    case 'mem': return isPure(expr.of)
    case 'idx': return isPure(expr.of) && isPure(expr.index)
    case 'as': return isPure(expr.of)
    case 'tpl': return expr.parts.every(isPure)
    case 'bin': return isPure(expr.left) && isPure(expr.right)
    case 'un': return isPure(expr.of)
    default: return false
  }
}

/** Runs an expression that is only reached under a condition. */
export function branch<T>(frame: Frame, condition: Side, run: () => T): T {
  const { asked } = frame
  enter(frame, condition)
  try {
    return run()
  } finally {
    leave(frame, condition)
    frame.asked = asked
  }
}

export function enter(frame: Frame, condition: Side): void {
  frame.guards.push(...condition.guards)
  if (condition.found !== undefined) frame.found.push(...condition.found)
  if (condition.open) frame.conditional += 1
}

export function leave(frame: Frame, condition: Side): void {
  frame.guards.length -= condition.guards.length
  if (condition.found !== undefined) frame.found.length -= condition.found.length
  if (condition.open) frame.conditional -= 1
}

/**
 * Whether a cache that is asked for `key` first saves the queries of a repeat: the same key every time, or one that items share.
 * A key that is the item's own identity differs for every item, so it saves nothing. Of a key that is computed, nobody knows.
 */
export function cacheSaves(key: Value, use: RepeatUse): Tri {
  if (!isOfRound(key, use)) return 'yes'
  // `role === 'admin' ? 'staff' : 'member'`: as many as code writes.
  if (possibilities(key).every(({ kind }) => kind === 'literal')) return 'yes'
  if (key.kind === 'array') return key.items.map((one) => cacheSaves(one, use)).reduce(both, 'yes')
  if (key.kind === 'object') return Object.values(key.fields).map((one) => cacheSaves(one, use)).reduce(both, 'yes')
  // A text that is put together of what items share is shared; one with the item's identity in it is the item's own.
  const pieces = piecesOf(key)?.map((one) => cacheSaves(one, use))
  if (pieces?.every((saves) => saves === 'yes') === true) return 'yes'
  if (pieces?.includes('no') === true) return 'no'
  // Each object keeps its own.
  if (key.kind === 'instance') return 'no'
  // A piece of what a call made of the item (`path.split('/')[1]`) may be one that items share.
  if (key.kind !== 'ref' || key.origin.root.kind === 'result' && /^\d+$/.test(key.origin.path.at(-1) ?? '')) return 'unknown'
  return isForeign(key.origin.path.at(-1)) ? 'yes' : 'no'
}

/** Whether a key depends on the round. */
export function isOfRound(key: Value, use: RepeatUse): boolean {
  return keysOfRound(use).some((one) => dependsOn(key, one))
}

function isForeign(field: string | undefined): boolean {
  return field !== undefined && !/^(id|_id|uuid|uid|guid|key|slug|pk|\d+)$/i.test(field)
}
