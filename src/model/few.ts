// Lists of which code says itself how many items there are at most: what runs for each of a few does not grow with the data.

import { type Value, fixedList, possibilities } from './value.ts'

const FEW = 10

/** Whether a number in code is a small one: `take: 3`, `slice(0, 3)`. */
export function isFew(most: Value): boolean {
  return possibilities(most).every((one) => one.kind === 'literal' && typeof one.value === 'number' && one.value !== 0 && Math.abs(one.value) <= FEW)
}

/** Whether a list does not grow with the data. */
export function isFixed(list: Value): boolean {
  return list.kind === 'array' && list.fixed === true || list.kind === 'ref' && list.origin.path.length === 0 && list.origin.root.kind === 'rows' && list.origin.root.few === true
}

/** A list with as many items as another, or fewer. */
export function asFixedAs(other: Value, list: Value): Value {
  return isFixed(other) ? fixedList(list) : list
}
