// Conditions as a whole: what is spread into those that code writes, and which of them are the same.

import type { Filter } from './orm-call.ts'
import { type Value, possibilities, unknown } from './value.ts'

/**
 * As conditions on no field that is known, which no list of values can stand for. What is filled in by each round, in ways that nobody
 * follows, says nothing beyond the fields that are known.
 */
export function spreadInto(where: Value, varies: (value: Value) => boolean = () => false): readonly Filter[] {
  return possibilities(where).flatMap((one) => {
    if (one.kind !== 'object' || !one.open) return []
    const { rest = unknown } = one
    return rest.kind === 'unknown' && varies(rest) ? [] : [{ path: [], operator: 'spread', value: rest }]
  })
}

/** What a field is compared with on one path or another is one condition. */
export function isSameCondition(one: Filter, other: Filter): boolean {
  return one.operator === other.operator && one.path.join('.') === other.path.join('.')
}
