// How a query builder is told to serve all items: its steps, in the words of the builder that they replace.

import type { Filter } from '../../../model/orm-call.ts'
import { joinedConditionsAdvice } from '../../../sql/advice.ts'
import type { Mapped } from '../entities/mapped.ts'
import { isListable, onlyVaryingFilter } from '../filters.ts'
import type { Conditions } from './batch.ts'
import type { Wording } from './ranked.ts'

/** What a builder calls things. */
export interface Naming {
  /** The entity. */
  readonly alias: string
  /** The column of a condition, where its text names one; objects name fields. */
  readonly columnOf: (filter: Filter) => string | undefined
  /** How many conditions it has, those among them of which nothing is known. */
  readonly conditions: number
}

/** `method`: the last step that hands back the rows of all, where the one at hand hands back a single row. */
export function builderAdvice(conditions: Conditions, naming: Naming, method?: string): string {
  const filter = varyingOf(conditions)
  if (filter === undefined) return 'one query with a list (`IN (:...values)`) for each of its conditions serves all items'
  if (!isListable(filter)) return 'one query with the conditions of all items, joined by `OR`, serves them all'
  return `\`${whereStep(filter, naming)}${method === undefined ? '' : `.${method}()`}\` serves all items in one query`
}

/** `method`: as above. Rows that joins give several times are not told apart by `DISTINCT ON`. */
export function builderWording(naming: Naming, isJoined: boolean, method?: string): Wording {
  const ordered = (filter: Filter): string => `${whereStep(filter, naming)}.orderBy('${columnIn(filter, naming)}').addOrderBy(…)`
  return {
    firstOfEach: (filter) => isJoined ? undefined : `\`.distinctOn(['${columnIn(filter, naming)}']).${ordered(filter)}${method === undefined ? '' : `.${method}()`}\``,
    inPages: (filter) => `\`${ordered(filter)}\``,
  }
}

/** Counts and sums of all items together are one value: those of each are told apart by groups. */
export function groupedAdvice(conditions: Conditions, naming: Naming, aggregates: readonly string[], isGrouped: boolean): string {
  const filter = varyingOf(conditions)
  if (!isListable(filter)) return joinedConditionsAdvice()
  const column = columnIn(filter, naming)
  const where = whereStep(filter, naming)
  const steps = isGrouped ? `.addSelect('${column}').${where}.addGroupBy('${column}').getRawMany()` : groupedSteps(column, aggregates, where)
  return `\`${steps}\` computes the values of all items in one query`
}

export function existingAdvice(conditions: Conditions, naming: Naming): string {
  const filter = varyingOf(conditions)
  if (!isListable(filter)) return joinedConditionsAdvice()
  return `\`.select('${columnIn(filter, naming)}').distinct(true).${whereStep(filter, naming)}.getRawMany()\` tells in one query which of them exist`
}

/** Joins to many give a row once for each of them, and it counts once. */
export function countOf(alias: string, mapped: Mapped | undefined, isMultiplied: boolean): string {
  const [key, ...more] = mapped?.entity.keys.find(({ kind }) => kind === 'primary')?.fields ?? []
  return isMultiplied && more.length === 0 ? `COUNT(DISTINCT ${key === undefined ? '…' : `${alias}.${key}`})` : 'COUNT(*)'
}

export function groupedSteps(column: string, aggregates: readonly string[], where: string): string {
  return `.select('${column}')${aggregates.map((one) => `.addSelect('${one}')`).join('')}.${where}.groupBy('${column}').getRawMany()`
}

export function valuesAdvice(): string {
  return '`.values([ … ])` inserts the rows of all items in one statement'
}

/** `relation(…).of(row).add(id)`, with a list of either. */
export function relationWriteAdvice(method: string, many: 'ids' | 'rows'): string {
  const statements = method === 'addAndRemove' ? 'two statements' : 'one statement'
  const [list, value] = method === 'addAndRemove' ? ['[ … ], [ … ]', 'added, removed'] : ['[ … ]', 'id']
  return many === 'ids' ? `\`.${method}(${list})\` takes the ids of all items in ${statements}` : `\`.of([ … ]).${method}(${value})\` serves the rows of all items in ${statements}`
}

function varyingOf({ filters, isSame }: Conditions): Filter | undefined {
  return isSame === true ? undefined : onlyVaryingFilter(filters)
}

function whereStep(filter: Filter, { columnOf, conditions }: Naming): string {
  const column = columnOf(filter)
  if (column !== undefined) return textStep(column, conditions > 1)
  return `where(${filter.path.reduceRight((inner, field) => `{ ${field}: ${inner} }`, 'In([ … ])')})${conditions > 1 ? '.andWhere(…)' : ''}`
}

/** `more`: there are other conditions. */
export function textStep(column: string, more: boolean): string {
  return `where('${column} IN (:...values)', { values: [ … ] })${more ? '.andWhere(…)' : ''}`
}

/** A builder names a foreign key by its relation. */
function columnIn(filter: Filter, { alias, columnOf }: Naming): string {
  return columnOf(filter) ?? `${alias}.${filter.path[0]}`
}
