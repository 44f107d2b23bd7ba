// How one call for many items is written: a clause with code to paste, in terms of the model and of the field that tells items apart.

import type { OrmCall } from '../../../model/orm-call.ts'
import type { Relation } from '../../../model/schema.ts'
import { onlyVaryingFilter } from './selection.ts'

/** `isShared`: conditions that are the same for all items were left out. */
type Filtered = Pick<OrmCall, 'filters'> & { readonly isShared?: boolean }

/** A relation whose foreign key a write sets, and the unique field by which code finds the other row where that is not the key. */
export interface Link {
  readonly relation: Relation
  readonly by?: string
}

/** `{ authorId: { in: … } }`, also through relations; undefined where no single field tells the items apart. */
export function manyCondition(call: Filtered): string | undefined {
  const filter = onlyVaryingFilter(call)
  if (filter === undefined || !/^(equals|in)$/.test(filter.operator)) return undefined
  const condition = filter.path.reduceRight((inner, field) => `{ ${field}: ${inner} }`, '{ in: … }')
  return call.isShared === true ? `${condition.slice(0, -2)}, … }` : condition
}

function conditionOf(call: Filtered): string {
  return manyCondition(call) ?? '{ OR: [ … ] }'
}

/** `receiver` is the model as code reaches it: `prisma.post`. `more`: the call has other arguments than its conditions. */
export function manyRowsAdvice(receiver: string, call: Filtered, more: boolean): string {
  return `\`${receiver}.findMany({ where: ${conditionOf(call)}${more ? ', …' : ''} })\` loads the rows of all items in one query`
}

/** The first row of each, in the order that the call asks for: what tells the items apart must be a field of the rows. */
export function firstRowsAdvice(receiver: string, call: Filtered): string {
  const [field, ...deeper] = onlyVaryingFilter(call)?.path ?? []
  const condition = manyCondition(call)
  if (condition === undefined || field === undefined || deeper.length > 0) return rankedRowsAdvice()
  return `\`${receiver}.findMany({ where: ${condition}, distinct: ['${field}'], … })\` loads the first row of each in one query`
}

export function rankedRowsAdvice(): string {
  return 'one raw query with `ROW_NUMBER() OVER (PARTITION BY …)` loads the first rows of all items'
}

export function groupAdvice(receiver: string, call: Filtered, aggregate: string): string {
  const field = onlyVaryingFilter(call)?.path
  const condition = manyCondition(call)
  if (condition === undefined || field === undefined || field.length !== 1) return `\`${receiver}.groupBy({ by: [ … ], ${aggregate} })\` computes the values of all items in one query`
  return `\`${receiver}.groupBy({ by: ['${field[0]}'], where: ${condition}, ${aggregate} })\` computes the values of all items in one query`
}

export function insertAdvice(receiver: string, operation: string, skipDuplicates = false): string {
  return `\`${receiver}.${operation}({ data: [ … ]${skipDuplicates ? ', skipDuplicates: true' : ''} })\` inserts the rows of all items in one statement`
}

/** Rows that carry relations cannot go into one `createMany`. */
export function nestedInsertAdvice(receiver: string, relations: readonly string[]): string {
  const names = relations.map((name) => `\`${name}\``).join(' and ')
  return `with ids that the code makes itself, \`${receiver}.createMany({ data: [ … ] })\` and one \`createMany\` for ${names} insert each level in one statement`
}

export function linkedInsertAdvice(receiver: string, operation: string, links: readonly Link[]): string {
  const keys = links.map(({ relation }) => `\`${relation.fields.join('`, `')}\` for \`${relation.name}\``).join(', ')
  const found = links.filter((link) => link.by !== undefined).map(({ relation, by }) => `\`${relation.target}\` rows by \`{ ${by}: { in: … } }\``)
  return `${found.length === 0 ? '' : `with one query for the ${found.join(' and one for the ')}, and `}with the foreign key set directly (${keys}), ${insertAdvice(receiver, operation)}`
}

export function updateAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.updateMany({ where: ${conditionOf(call)}, data })\` updates the rows of all items in one statement`
}

export function deleteAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.deleteMany({ where: ${conditionOf(call)} })\` deletes the rows of all items in one statement`
}

export function upsertAdvice(receiver: string, call: Filtered, changesNothing = false): string {
  const insert = `\`${receiver}.createMany({ data: [ … ], skipDuplicates: true })\``
  return changesNothing ? `${insert} inserts the rows that are missing in one statement` : `${insert} and \`${receiver}.updateMany({ where: ${conditionOf(call)}, data })\` serve all items in two statements`
}

export function chainedAdvice(relation: string): string {
  return `\`include: { ${relation}: true }\` on the query of the parents loads them along`
}
