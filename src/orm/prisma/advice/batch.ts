// How one call for many items is written: a clause with code to paste, in terms of the model and of the field that tells items apart.

import type { OrmCall } from '../../../model/orm-call.ts'
import type { Relation } from '../../../model/schema.ts'
import { onlyVaryingFilter } from './selection.ts'

type Filtered = Pick<OrmCall, 'filters'>

/** `{ authorId: { in: … } }`, also through relations; undefined where no single field tells the items apart. */
export function manyCondition(call: Filtered): string | undefined {
  const filter = onlyVaryingFilter(call)
  if (filter === undefined || !/^(equals|in)$/.test(filter.operator)) return undefined
  return filter.path.reduceRight((inner, field) => `{ ${field}: ${inner} }`, '{ in: … }')
}

/** `receiver` is the model as code reaches it: `prisma.post`. */
export function manyRowsAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.findMany({ where: ${manyCondition(call) ?? '{ OR: [ … ] }'} })\` loads the rows of all items in one query`
}

export function groupAdvice(receiver: string, call: Filtered, aggregate: string): string {
  const field = onlyVaryingFilter(call)?.path
  const condition = manyCondition(call)
  if (condition === undefined || field === undefined || field.length !== 1) return `\`${receiver}.groupBy({ by: [ … ], ${aggregate} })\` computes the values of all items in one query`
  return `\`${receiver}.groupBy({ by: ['${field[0]}'], where: ${condition}, ${aggregate} })\` computes the values of all items in one query`
}

export function insertAdvice(receiver: string, operation: string): string {
  return `\`${receiver}.${operation}({ data: [ … ] })\` inserts the rows of all items in one statement`
}

/** Rows that carry relations cannot go into one `createMany`. */
export function nestedInsertAdvice(receiver: string, relations: readonly string[]): string {
  const names = relations.map((name) => `\`${name}\``).join(', ')
  return `with ids made first, \`${receiver}.createMany({ data: [ … ] })\` and one \`createMany\` for ${names} insert each level in one statement`
}

export function linkedInsertAdvice(receiver: string, operation: string, links: readonly Relation[]): string {
  const keys = links.map((link) => `\`${link.fields.join('`, `')}\` for \`${link.name}\``).join(', ')
  return `with the foreign key set directly (${keys}), ${insertAdvice(receiver, operation)}`
}

export function updateAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.updateMany({ where: ${manyCondition(call) ?? '{ OR: [ … ] }'}, data })\` updates the rows of all items in one statement`
}

export function deleteAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.deleteMany({ where: ${manyCondition(call) ?? '{ OR: [ … ] }'} })\` deletes the rows of all items in one statement`
}

export function upsertAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.createMany({ data: [ … ], skipDuplicates: true })\` and \`${receiver}.updateMany({ where: ${manyCondition(call) ?? '{ OR: [ … ] }'}, data })\` serve all items in two statements`
}

export function chainedAdvice(relation: string): string {
  return `\`include: { ${relation}: true }\` on the query of the parents loads them along`
}
