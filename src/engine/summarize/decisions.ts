// What a call site makes of the conditions on what it calls: its arguments decide some, some are left to its own callers, and of the rest
// nobody knows. The terms of a function share most of their guards, so each guard is decided once for a call.

import { isLoaded } from '../../model/loaded.ts'
import { type Value, array, literal, nullish, possibilities, ref, truthy } from '../../model/value.ts'
import { type Tri } from '../../model/tri.ts'
import type { Binding, Mind } from '../mind.ts'
import { ENTRY, isEntry } from './entries.ts'
import type { Frame } from './frame.ts'
import { type Fact, factsHere, narrowed } from './narrowing.ts'
import { isDecidable, operate } from './operations.ts'
import type { Guard, Term } from './summary.ts'

export interface Decided {
  readonly kept: readonly Guard[]
  readonly conditional: boolean
  readonly certain: Tri
  readonly because?: string
}

type Decision = 'drop' | 'hold' | 'perhaps' | 'preloaded' | 'listed' | 'along' | Guard

export interface Deciding {
  /** What is left of a term's conditions; undefined where it cannot be reached. */
  of(term: Term): Decided | undefined
}

interface How {
  /** A cache answers for arguments that it knows. */
  readonly memo: (Value & { readonly kind: 'closure' })['memo']
  /** The function stands at the call: what it is given is what its own code looks at. */
  readonly inPlace: boolean
}

const UNCONDITIONAL: Decided = { kept: [], conditional: false, certain: 'yes' }

export function createDeciding(mind: Mind, frame: Frame, binding: Binding, { memo, inPlace }: How): Deciding {
  const known = new Map<Guard, Decision>()
  let facts: readonly Fact[] | undefined
  const asked: readonly Guard[] = memo === undefined ? [] : [{ when: 'miss', value: array(binding.args), ...(memo === 'lasting' ? { lasts: true } : {}) }]

  const decision = (guard: Guard): Decision => {
    const before = known.get(guard)
    if (before !== undefined) return before
    const value = withTypes(mind, mind.substitute(guard.value, binding))
    const settled = guard.when === 'miss' || guard.when === 'full' ? undefined : settledHere(value)
    const made = settled !== undefined ? decide({ ...guard, value: settled }) : decide(value === guard.value ? guard : { ...guard, value, ...(!inPlace && isGiven(guard, binding) ? { given: listOf(guard.value) === undefined ? 'thing' as const : 'item' as const } : {}) })
    const found = made === 'preloaded' && (guard.given === 'item' || listOf(guard.value) !== undefined) ? 'listed' : made
    known.set(guard, found)
    return found
  }

  /** What the tests around the call say of it, where its arguments do not. */
  const settledHere = (value: Value): Value | undefined => {
    if (frame.guards.length + frame.found.length === 0 || truthy(value) !== 'unknown') return undefined
    facts ??= factsHere(frame)
    const known = narrowed(mind, frame, binding.fn, value, facts)
    return truthy(known) === 'unknown' ? undefined : known
  }

  return {
    of(term) {
      if (term.guards.length === 0 && memo === undefined) return UNCONDITIONAL
      const kept: Guard[] = [...asked]
      let conditional = false
      let isPreloaded = false
      for (const guard of term.guards) {
        const made = decision(guard)
        if (made === 'drop' || made === 'along' && isRead(term)) return undefined
        if (typeof made === 'object') kept.push(made)
        else if (made === 'perhaps' || made === 'along') conditional = true
        else if (made === 'preloaded' || made === 'listed' && !isWrite(term)) isPreloaded = true
        else if (made === 'listed') conditional = true
      }
      return { kept, conditional, certain: isPreloaded ? 'unknown' : 'yes', ...(isPreloaded ? { because: 'the caller passes what may already be loaded' } : {}) }
    },
  }
}

/** The list of which a parameter's item is looked for: `loaded.find((one) => one.id === id)`. */
function listOf(value: Value): Value | undefined {
  if (value.kind !== 'ref' || value.origin.path.length > 0 || value.origin.root.kind !== 'element') return undefined
  const { of } = value.origin.root
  return of.root.kind === 'param' ? ref(of) : undefined
}

function isRead(term: Term): boolean {
  return term.kind === 'query' && term.query().recognition.call.effect === 'read'
}

/** What is missing in a list is written so that it is there: rows that are handed over save a read, and no write. */
function isWrite(term: Term): boolean {
  return term.kind === 'query' && term.query().recognition.call.effect === 'write'
}

/** `author ?? await find(id)` of a parameter, or a field of one, for which the caller passes a thing of its own. A property of what it passes is a flag. */
function isGiven({ when, value: tested, absence }: Guard, { fn, args, leftOut }: Binding): boolean {
  const table = tested.kind === 'unknown' && tested.made?.op === ENTRY ? tested.made.of[0] : listOf(tested)
  const value = table ?? tested
  if (when !== 'falsy' || value.kind !== 'ref' || value.origin.root.kind !== 'param' || value.origin.root.fn !== fn) return false
  let given = args[value.origin.root.index]
  // A table may lie in something that the caller holds as a whole (`const hint = { users }; … pack(post, { hint })`).
  for (const name of value.origin.path) given = given?.kind === 'object' ? given.fields[name] : table !== undefined && given?.kind === 'ref' ? given : undefined
  if (table !== undefined && leftOut?.includes(value.origin.root.index) === true) return false
  if (table !== undefined) return given !== undefined && given.kind !== 'literal' && given.kind !== 'union'
  return given?.kind === 'ref' || given?.kind === 'union' && (isItemOrNone(given) || absence === true && isThingOrNull(given)) || absence === true && given?.kind === 'unknown' || given !== undefined && value.origin.path.length === 0 && isEntry(given)
}

/** `rows.find((row) => row.id === id) ?? null`. */
function isItemOrNone(value: Value): boolean {
  const there = possibilities(value).filter((one) => nullish(one) !== 'yes')
  return there.length > 0 && there.every((one) => one.kind === 'ref' && one.origin.root.kind === 'element' && one.origin.root.by !== undefined)
}

/** `byCode[code] ?? null`: `null` says that it was looked for. */
function isThingOrNull(value: Value): boolean {
  const all = possibilities(value)
  return all.some((one) => one.kind === 'literal' && one.value === null) && all.every((one) => one.kind === 'literal' ? one.value === null : one.kind === 'ref' || one.kind === 'unknown')
}

/** `typeof x === 'string'`, of a thing that is declared to be an object. */
function withTypes(mind: Mind, value: Value): Value {
  if (value.kind !== 'unknown' || value.made === undefined) return value
  const { op, of: [left, right] } = value.made
  if (op === '!') return operate(op, withTypes(mind, left!))
  if (!/^[!=]==?$/.test(op) || left?.kind !== 'unknown' || left.made?.op !== 'typeof' || right?.kind !== 'literal' || right.value === 'undefined' || right.value === 'function') return value
  const [what] = left.made.of
  const known = what?.kind === 'ref' ? mind.declared(what.origin) : undefined
  return known !== undefined && isDeclaredObject(known) ? operate(op, literal('object'), right) : value
}

/** A class, or a type with a name; what has none may be a text with a brand. */
function isDeclaredObject(value: Value): boolean {
  return value.kind === 'instance' || value.kind === 'ref' && value.origin.path.length === 0 && value.origin.root.kind === 'declared' && value.origin.root.name !== 'value' && !value.origin.root.type.includes('|{"k":"function"')
}

/**
 * What becomes of a guard, its value already in the caller's terms; the guard itself where the caller's own callers decide. `preloaded`:
 * the caller passes a thing of which we do not know whether it is there, which is what an optional, already loaded argument looks like.
 */
function decide(guard: Guard): Decision {
  if (guard.when === 'miss' || guard.when === 'full') return guard
  const known = truthy(guard.value)
  if (known !== 'unknown') return (known === 'yes') === (guard.when === 'truthy') ? 'hold' : 'drop'
  if (isDecidable(guard.value)) return guard
  // `order.customer ?? await find(order.customerId)`: what a query brought along is there, or is not to be found; it may have to be written.
  if (guard.when === 'falsy' && guard.value.kind === 'ref' && isLoaded(guard.value.origin)) return 'along'
  return guard.when === 'falsy' && (guard.value.kind === 'ref' || guard.given !== undefined) ? 'preloaded' : 'perhaps'
}
