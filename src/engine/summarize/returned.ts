// What a function returns, and on which of its ways: a helper that gives nothing for one kind gives nothing where a caller passes that
// kind. Only where every test on the way to a `return` is over what callers know.

import { type Value, absent, literal, nullish, possibilities, truthy, union, unknown } from '../../model/value.ts'
import { reachesEnd } from './endings.ts'
import type { End, Frame } from './frame.ts'
import { chosen, operate } from './operations.ts'
import type { Guard } from './summary.ts'
import { mentionsSymbols } from './symbols.ts'

export interface Returned {
  readonly value: Value
  /** What holds where control comes there; undefined where that is not known in full. */
  readonly guards: readonly Guard[] | undefined
  /** A `return` without a value. */
  readonly bare?: true
}

const GUARD_LIMIT = 6

export function returnedHere(frame: Frame, value: Value): Returned {
  const isKnown = frame.conditional === 0 && frame.unsure === 0 && frame.guards.length <= GUARD_LIMIT && frame.guards.every((guard) => guard.when !== 'miss' && guard.when !== 'full')
  return { value, guards: isKnown ? [...frame.guards] : undefined }
}

/** To give nothing is an answer too, where a caller may know when it is given. */
export function returnsNothing(frame: Frame): void {
  const here = returnedHere(frame, absent)
  if (here.guards === undefined) frame.returnsNothing = true
  else frame.returns.push({ ...here, bare: true })
}

/** All that a function may return, and undefined where it may end without a value: of what is in doubt anyway that says no more. */
export function allReturned(frame: Frame, end: End): Value {
  const { returns } = frame
  if (returns.every((one) => one.bare === true)) return unknown
  const falls = end === 'on' && reachesEnd(frame.fn.body, frame.ended, frame.fn.returns)
  const isPartial = falls && returns.every(({ guards }) => guards !== undefined && guards.length > 0)
  const value = joined(returns, isPartial)
  const isDecided = truthy(value) !== 'unknown' || nullish(value) !== 'unknown' || mentionsSymbols(value)
  return isDecided && (frame.returnsNothing || falls && !isPartial) ? union(value, absent) : value
}

/** `isPartial`: where no test holds on the way to a return, there is none. */
function joined(returns: readonly Returned[], isPartial: boolean): Value {
  const values = returns.map((one) => one.value)
  if (!isPartial && (returns.length === 1 || !values.some(isTelling))) return union(...values)
  const last = isPartial ? absent : values.at(-1)!
  return (isPartial ? returns : returns.slice(0, -1)).reduceRight<Value>((rest, { value, guards }) => guards === undefined || guards.length === 0 ? union(value, rest) : chosen(held(guards), value, rest), last)
}

/** Whether a test may tell it from something else: a flag, nothing, a list of known length, an object with a flag in it. */
function isTelling(value: Value): boolean {
  return possibilities(value).some((one) => one.kind === 'literal' || one.kind === 'array' && one.more === undefined || one.kind === 'object' && Object.values(one.fields).some(({ kind }) => kind === 'literal'))
}

/** Whether all of them hold, as a value. */
function held(guards: readonly Guard[]): Value {
  const [first, ...others] = guards.map((guard) => guard.when === 'truthy' ? guard.value : operate('!', guard.value))
  return others.reduceRight<Value>((rest, one) => chosen(one, rest, literal(false)), first!)
}
