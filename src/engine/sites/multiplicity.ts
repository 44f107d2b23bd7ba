// How often a term's query runs: which of the repeats around it multiply it, and the cost that follows.

import { type Cost, between, perhaps, repeat, sizeOf, statements } from '../../model/cost.ts'
import type { Origin } from '../../model/origin.ts'
import type { OrmCall } from '../../model/orm-call.ts'
import { isWithin } from '../../model/place.ts'
import { isPerItem } from '../../model/reached.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, dependsOn, originsOf } from '../../model/value.ts'
import { cacheSaves, isOfRound } from '../summarize/guards.ts'
import type { Guard, RepeatUse, Term } from '../summarize/summary.ts'
import { constantLength, keysOfRound } from './collection.ts'
import { sharesItems } from './shared-lists.ts'

export interface Multiplier {
  readonly use: RepeatUse
  /** `no`: this repeat does not multiply the query. */
  readonly multiplies: Tri
  readonly because?: string
  readonly batched: Tri
  /** All of its rounds share the items of a loop inside. */
  readonly shares?: true
}

/** For each repeat on the way, outermost first, whether it multiplies the query. */
export function multipliersOf(term: Term, call: OrmCall): readonly Multiplier[] {
  let left = term.path.reduce((sum, step) => sum + step.repeats.length, 0)
  return term.path.flatMap((step, at) => step.repeats.map((use) => {
    left -= 1
    const isOutside = term.transaction !== undefined && left >= term.transaction
    const entered = term.path.slice(at + 1).map((one) => one.fn)
    if (sharesItems(term.path, at, use)) return { use, multiplies: 'no', batched: 'no', shares: true, because: 'all its rounds take from one list' }
    return multiplier(use, call, term.guards.filter((guard) => guard.owner === undefined || !isMadeInRound(guard.owner, use, entered)), { isOutside, entered })
  }))
}

interface Around {
  /** A transaction inside the repeat holds the query. */
  readonly isOutside: boolean
  /** Functions that a round enters on the way to the query. */
  readonly entered: readonly string[]
}

function multiplier(use: RepeatUse, call: OrmCall, guards: readonly Guard[], { isOutside, entered }: Around): Multiplier {
  const batched = isOutside ? 'no' : batches(use, call)
  if (use.repeat.intent !== undefined) return { use, multiplies: 'no', batched, because: use.repeat.because ?? `the loop is a \`${use.repeat.intent}\`` }
  if (use.repeat.bound !== 'unbounded') return { use, multiplies: 'no', batched, ...(use.repeat.because === undefined ? {} : { because: use.repeat.because }) }
  if (batched === 'yes') return { use, multiplies: 'no', batched, because: `${call.orm} merges these calls of one tick into one statement` }
  if (isPerItem(use.repeat) && guards.some((guard) => guard.when === 'falsy' && varies(guard.value, use) === 'yes')) return { use, multiplies: 'unknown', batched, because: 'what the parent has already loaded is taken first' }
  if (guards.some((guard) => guard.when !== 'miss' && selectsOne(guard.value, guard.when === 'truthy' ? /^===?$/ : /^!==?$/, use))) return { use, multiplies: 'unknown', batched, because: 'it runs for the item that a comparison selects' }
  if (guards.some((guard) => guard.when === 'full')) return { use, multiplies: 'no', batched, because: 'it runs once for each full buffer' }
  const [tables, caches] = parted(guards.filter((guard) => guard.when === 'miss' && mayAnswer(guard, call)), (guard) => isFilledBefore(guard, use))
  const saved = caches.filter((guard) => !isAnyway(guard, use, call)).map((guard) => ({ guard, saves: saves(guard, use) }))
  if (saved.some(({ saves }) => saves === 'yes')) return { use, multiplies: 'no', batched, because: 'a cache answers repeated keys' }
  if (saved.some(({ saves, guard }) => saves === 'unknown' || guard.lasts === true)) return { use, multiplies: 'unknown', batched, because: 'a cache may answer' }
  if (tables.length > 0 && call.effect !== 'write' && isOfRound(tables[0]!.value, use)) return { use, multiplies: 'unknown', batched, because: 'it runs for what was not loaded before' }
  if (isKept(call, use, entered)) return { use, multiplies: 'no', batched: 'yes', because: 'it is the same object each time, which keeps what it has loaded' }
  if (guards.some((guard) => guard.given !== undefined && (guard.given === 'thing' || call.effect !== 'write') && varies(guard.value, use) === 'yes')) return { use, multiplies: 'unknown', batched, because: 'the caller passes what may already be loaded' }
  // What belongs together in a round's own transaction cannot be taken out of it without a thought.
  if (isOutside && use.repeat.certain === 'yes') return { use, multiplies: 'unknown', batched, because: 'each round has a transaction of its own' }
  if (batched === 'unknown') return { use, multiplies: 'unknown', batched, because: 'after an `await`, it depends on timing whether the calls are merged' }
  return { use, multiplies: use.repeat.certain, batched, ...(use.repeat.because === undefined ? {} : { because: use.repeat.because }) }
}

/** Skipping what was seen answers no write, and a walk through a tree sees each of its nodes, as does one through a graph that hands on what it saw. */
function isAnyway({ skips, marks, value, owner, lasts }: Guard, use: RepeatUse, { effect }: OrmCall): boolean {
  if ((skips === true || marks === true) && use.repeat.kind === 'recursion' && owner === undefined && lasts !== true) return true
  return skips === true && (effect === 'write' || use.repeat.tree === true) && isOfRound(value, use)
}

/** What is asked once for each key is asked as often as there are keys: a set that skips the others says nothing of how many. */
function saves(guard: Guard, use: RepeatUse): Tri {
  const answer = cacheSaves(guard.value, use)
  return answer === 'yes' && guard.skips === true && isOfRound(guard.value, use) ? 'unknown' : answer
}

/** Whether each round asks the same object, as far as it is not one that a function of the round was given. */
function isKept({ kept }: OrmCall, use: RepeatUse, entered: readonly string[]): boolean {
  if (kept === undefined || use.repeat.kind === 'recursion' || varies(kept, use) !== 'no') return false
  return originsOf(kept).every(({ root }) => root.kind !== 'param' || !entered.includes(root.fn))
}

/** A cache that is made in the round itself, or in a function that the round enters, is empty each time. */
function isMadeInRound({ fn, place }: NonNullable<Guard['owner']>, { repeat }: RepeatUse, entered: readonly string[]): boolean {
  return entered.includes(fn) || place.file === repeat.place.file && isWithin(place, repeat.place)
}

/** A map of loaded rows has answers to what asks for rows of that kind. */
function mayAnswer({ holds }: Guard, { entity }: OrmCall): boolean {
  return holds === undefined || entity !== undefined && holds.includes(entity)
}

/** A table that is filled elsewhere than in the rounds has what was loaded before them. */
function isFilledBefore({ owner }: Guard, { repeat: { place } }: RepeatUse): boolean {
  return owner?.fills !== undefined && owner.place.file === place.file && isWithin(place, owner.place) && owner.fills.every((fill) => !isWithin(fill, place))
}

function parted<T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((one) => !test(one))]
}

/** `wanted === item.name` holds, or `wanted !== item` fails: the item's own identity is compared with something that stays the same. */
function selectsOne(test: Value, op: RegExp, use: RepeatUse): boolean {
  if (test.kind !== 'unknown' || test.made === undefined || !op.test(test.made.op)) return false
  const [left, right] = test.made.of
  return left !== undefined && right !== undefined && (isIdentity(left, use) && staysTheSame(right, use) || isIdentity(right, use) && staysTheSame(left, use))
}

function isIdentity(value: Value, use: RepeatUse): boolean {
  if (value.kind !== 'ref' || varies(value, use) !== 'yes') return false
  const { root, path } = value.origin
  return path.length === 0 ? root.kind === 'element' : /^(id|_id|uuid|guid|name|slug|key|email|token|code)$/i.test(path.at(-1)!)
}

/** A key of a round that others may have as well: what the item belongs to (`order.userId`, `match.winner.id`), not the item itself. */
export function isShared(key: Value, use: RepeatUse): boolean {
  if (key.kind !== 'ref' || varies(key, use) !== 'yes') return false
  const { path } = key.origin
  const last = path.at(-1)
  return last !== undefined && (/[a-z0-9](?:Id|_id)$/.test(last) || path.length > 1 && /^_?id$/.test(last))
}

function staysTheSame(value: Value, use: RepeatUse): boolean {
  return value.kind !== 'literal' && varies(value, use) === 'no'
}

/** Whether the ORM merges the calls of one round into one statement. */
function batches(use: RepeatUse, call: OrmCall): Tri {
  if (call.batch === undefined || use.repeat.ticks === 'sequential') return 'no'
  if (call.batch.equal.some((value) => varies(value, use) === 'yes')) return 'no'
  return use.tick
}

/** Whether a value differs between iterations: `no` only where everything it is made of is known. */
export function varies(value: Value, use: RepeatUse): Tri {
  const keys = keysOfRound(use)
  if (keys.some((key) => dependsOn(value, key))) return 'yes'
  const made = originsOf(value).map((one) => madeIn(one, use))
  if (made.includes('yes')) return 'yes'
  return isSettled(value) && !made.includes('unknown') ? 'no' : 'unknown'
}

/** Whether a value was made inside the repeat, so that each round has one of its own; a call elsewhere does not tell. */
function madeIn(from: Origin, use: RepeatUse): Tri {
  const { root } = from
  if (root.kind === 'element') return root.by !== undefined && madeIn(root.by, use) === 'yes' ? 'yes' : madeIn(root.of, use)
  if (root.kind !== 'rows' && root.kind !== 'result') return 'no'
  const around = use.repeat.place
  const at = root.got ?? root.at
  if (at.file !== around.file) return root.kind === 'rows' ? 'unknown' : 'no'
  return at.start >= around.start && at.end <= around.end ? 'yes' : 'no'
}

/** Nothing in it is computed in a way that we do not follow. */
function isSettled(value: Value): boolean {
  switch (value.kind) {
    case 'literal': return true
    case 'ref': return isTraced(value.origin)
    case 'array': return value.items.every(isSettled) && (value.more === undefined || isSettled(value.more))
    case 'object': return Object.values(value.fields).every(isSettled) && (!value.open || value.rest !== undefined && isSettled(value.rest))
    case 'union': return value.by !== undefined && value.members.every(isSettled) && value.by.every(isTraced)
    case 'unknown': return value.from.length > 0 && value.from.every(isTraced)
    case 'closure': case 'instance': return true
  }
}

/** Whether a value may come from what something outside the project answered: it is not made of items, parameters and rows alone. */
export function mayBeAnswered(value: Value): boolean {
  return !isSettled(value) || originsOf(value).some(isAnswer)
}

function isAnswer({ root }: Origin): boolean {
  return root.kind === 'result' && root.of !== undefined || root.kind === 'element' && isAnswer(root.of)
}

function isTraced({ root }: Origin): boolean {
  return root.kind !== 'result' || root.of !== undefined
}

/** Statements that a term executes, over all the repeats around it. */
export function costOf(term: Term, call: OrmCall, multipliers: readonly Multiplier[], nameOf: (fn: string) => string): Cost {
  let cost = call.cost
  for (const [at, one] of multipliers.entries()) if (!isPart(one, multipliers.slice(0, at))) cost = repeat(cost, timesOf(one))
  for (const name of term.recursion) cost = repeat(cost, sizeOf({ kind: 'R', key: `R ${name}`, name: nameOf(name) }))
  return term.conditional || term.guards.length > 0 || term.certain !== 'yes' ? perhaps(cost) : cost
}

/** Over the part of a list that a round of a loop around it takes: all rounds together have as many items as the list. */
function isPart({ use: { over } }: Multiplier, around: readonly Multiplier[]): boolean {
  return over !== undefined && around.some(({ use }) => use.repeat.bound === 'chunk' && use.repeat.name === 'for' && varies(over, use) === 'yes')
}

function timesOf(one: Multiplier): Cost {
  const { use } = one
  if (one.shares === true) return statements(1)
  // The term carries `R` of the functions of its recursion already.
  if (use.repeat.kind === 'recursion') return statements(1)
  if (use.once === true) return between(0, 1)
  // What is said is the cost of one attempt.
  if (use.repeat.intent === 'retry' && use.repeat.bound === 'constant') return statements(1)
  const length = constantLength(use.over)
  if (length !== undefined && use.repeat.intent === 'constant') return statements(length)
  const collection = use.repeat.collection
  const size = sizeOf({ kind: 'N', key: collection?.key ?? `${use.repeat.place.file}:${use.repeat.place.start}`, name: collection?.size ?? collection?.name ?? 'items' })
  if (one.batched === 'yes') return statements(1)
  if (one.batched === 'unknown') return { low: between(1, 1).low, high: size.high }
  return one.because === 'a cache answers repeated keys' || use.repeat.intent === 'search' ? { low: between(1, 1).low, high: size.high } : size
}
