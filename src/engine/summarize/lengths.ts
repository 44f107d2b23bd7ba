// Arrays of which only the length is known.

import { type Value, array, computedFrom, unknown } from '../../model/value.ts'

const LENGTH_LIMIT = 200

/** `Array(7)`, `Array.from({ length: 7 })`: that many items; of unknown number where there are too many to spell out. */
export function ofLength(length: number): Value {
  return length >= 0 && length <= LENGTH_LIMIT ? array(Array.from({ length }, () => computedFrom())) : array([], unknown)
}
