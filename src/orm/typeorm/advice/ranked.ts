// How some of the rows of each item are asked for at once: the first in an order, the first few, a page. A list of keys gives the rows of
// all items together, so that only the database can tell them apart.

import type { Filter, OrmCall, Target } from '../../../model/orm-call.ts'
import { isSteppedOn } from '../../../model/paging.ts'
import { type Value, literalOf } from '../../../model/value.ts'
import { pagesAdvice, rankedRowsAdvice } from '../../../sql/advice.ts'
import { isListable, onlyVaryingFilter } from '../filters.ts'
import { isAbsent, mayBe } from '../options.ts'
import type { Conditions } from './batch.ts'

/** Which of the rows that fit a call asks for; `perhaps`: options that are not seen may limit them. */
export interface Ranked {
  readonly only: 'first' | 'few' | 'page' | 'perhaps'
  readonly skip: Value
}

interface Limits {
  readonly rows: OrmCall['rows']
  readonly isOrdered: boolean
  readonly take: Value
  readonly skip: Value
  /** Nothing says whether there are limits. */
  readonly isOpen: boolean
}

/** Undefined where a call asks for all rows, or for any one of them. */
export function rankedBy({ rows, isOrdered, take, skip, isOpen }: Limits): Ranked | undefined {
  if (isOpen) return rows === 'one' && isOrdered ? { only: 'first', skip } : { only: 'perhaps', skip }
  if (mayBe(skip) && literalOf(skip)?.value !== 0) return { only: 'page', skip }
  if (rows === 'one') return isOrdered ? { only: 'first', skip } : undefined
  if (isAbsent(take) || !mayBe(take)) return undefined
  return { only: literalOf(take)?.value === 1 ? 'first' : 'few', skip }
}

/** How the style of a call writes it, given the condition that tells items apart. */
export interface Wording {
  /** One row of each (`DISTINCT ON`); undefined where the style cannot write it. */
  readonly firstOfEach: (filter: Filter) => string | undefined
  readonly inPages: (filter: Filter) => string
}

export function rankedAdvice({ only, skip }: Ranked, conditions: Conditions, { provider }: Target, { firstOfEach, inPages }: Wording): string {
  const filter = conditions.isSame === true ? undefined : onlyVaryingFilter(conditions.filters)
  if (only === 'page' && (isSteppedOn(skip) || conditions.varies?.(skip) === true)) return isListable(filter) ? `${inPages(filter)} pages through the rows of all items at once` : pagesAdvice()
  const first = only === 'first' && provider === 'postgresql' && isListable(filter) ? firstOfEach(filter) : undefined
  return first === undefined ? rankedRowsAdvice(only === 'page' ? 'page' : only === 'first' ? 'first' : 'few', provider) : `${first} loads the first row of each in one query`
}
