// What a version and a database mean for the statements Prisma sends. Prisma 7, and 6 with its query compiler, always query each
// relation; the Rust engine before them skips a relation whose parents have no rows, and joins many-to-many by a query more.
// The versions of Prisma 5 that lack RETURNING (before 5.2) are treated like the others of that major version.

import type { Target } from '../../model/orm-call.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, textOf } from '../../model/value.ts'
import { isAbsent, part } from './argument.ts'

export interface Traits {
  /** Whether rows written come back by the same statement. */
  readonly returning: Tri
  /** Relations come by one query each, by joins in the same statement, or we cannot tell. */
  readonly loads: 'query' | 'join' | 'unknown'
  /** The engine may leave out a query for relations of no parents. */
  readonly skipsEmpty: boolean
  /** Most queries for one many-to-many relation. */
  readonly junctionQueries: number
}

const returningProviders: ReadonlySet<string> = new Set(['postgresql', 'cockroachdb', 'sqlite'])
const joiningProviders: ReadonlySet<string> = new Set(['postgresql', 'cockroachdb', 'mysql'])

export function traitsOf(target: Target, argument: Value): Traits {
  const version = target.version ?? Infinity
  const compiled = version >= 7 || target.features.includes('queryCompiler')
  return {
    returning: returning(target, version),
    loads: loadStrategy(target, argument),
    skipsEmpty: !compiled,
    junctionQueries: compiled ? 1 : 2,
  }
}

function returning(target: Target, version: number): Tri {
  if (target.provider === 'mysql') return 'no'
  if (!returningProviders.has(target.provider)) return 'unknown'
  return version >= 5 ? 'yes' : 'no'
}

/** With the preview feature on, joining is the default; MariaDB, which shares the provider `mysql`, cannot. */
function loadStrategy(target: Target, argument: Value): Traits['loads'] {
  if (!target.features.includes('relationJoins') || !joiningProviders.has(target.provider)) return 'query'
  const asked = part(argument, 'relationLoadStrategy')
  const text = textOf(asked)
  if (text === 'query') return 'query'
  if (text === 'join') return 'join'
  return isAbsent(asked) && target.provider !== 'mysql' ? 'join' : 'unknown'
}
