// Conditions as a whole: what is spread into those that code writes, and which of them are the same.

import type { Filter } from './orm-call.ts'
import { type Value, possibilities, unknown } from './value.ts'

/** As conditions on no field that is known, which no list of values can stand for. */
export function spreadInto(where: Value): readonly Filter[] {
  return possibilities(where).flatMap((one) => one.kind === 'object' && one.open ? [{ path: [], operator: 'spread', value: one.rest ?? unknown }] : [])
}

/** What a field is compared with on one path or another is one condition. */
export function isSameCondition(one: Filter, other: Filter): boolean {
  return one.operator === other.operator && one.path.join('.') === other.path.join('.')
}
