// What a call without a receiver calls.

import type { Place } from '../../model/place.ts'
import { type Value, elementOf, pickedBy, possibilities } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { takenAt } from './builtins.ts'
import type { Frame } from './frame.ts'
import { mentionsSymbols } from './symbols.ts'

/** `tasks[next++]()`, `resolvers[name](row)` of what callers hand in, or what stands around the function, is one of its functions, another one each time. */
export function calledIn(mind: Mind, frame: Frame, written: Expr, place: Place): Value {
  const value = mind.evaluate(written, frame)
  const entry = written.k === 'as' ? written.of : written
  if (entry.k !== 'idx' || !possibilities(value).every(isOnlyDeclared)) return value
  const list = mind.evaluate(entry.of, { ...frame, valuesOnly: true })
  return list.kind === 'ref' && mentionsSymbols(list) ? pickedBy(elementOf(list), [takenAt(place)]) : value
}

/** Nothing but what a declaration says of an entry, if that. */
function isOnlyDeclared(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'literal' || value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.path.length === 0
}
