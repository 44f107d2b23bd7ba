// Part of a list, of which something decides what is in it.

import type { Origin } from './origin.ts'
import { asFixedAs } from './few.ts'
import { type Value, array, distribute, elementOf, pickedBy } from './value.ts'

/** Those items of a list that `by` decides on: the ones that a test let pass, a slice. */
export function someOf(list: Value, by: readonly Origin[]): Value {
  return by.length === 0 ? list : distribute(list, (one) => one.kind === 'ref' ? asFixedAs(one, array([], pickedBy(elementOf(one), by))) : pickedBy(one, by))
}
