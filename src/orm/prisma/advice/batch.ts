// How one call for many items is written: a clause with code to paste, in terms of the model and of the field that tells items apart.

import type { Filter } from '../../../model/orm-call.ts'
import type { Entity, Provider, Relation, Schema } from '../../../model/schema.ts'
import { joinedConditionsAdvice, pagesAdvice, rankedRowsAdvice } from '../../../sql/advice.ts'
import { findRelation, targetOf } from '../models.ts'
import { isListable, onlyVaryingFilter, varyingFilters } from './selection.ts'

interface Filtered {
  readonly filters: readonly Filter[]
  readonly entity: Entity | undefined
  readonly schema: Schema | undefined
  /** Conditions that are the same for all items were left out. */
  readonly isShared: boolean
}

/** A relation whose foreign key a write sets, and the unique field by which code finds the other row where that is not the key. */
export interface Link {
  readonly relation: Relation
  readonly by?: string
}

/** `{ authorId: { in: … } }`, also through relations; undefined where no single field tells the items apart. */
export function manyCondition(call: Filtered): string | undefined {
  const filter = onlyVaryingFilter(call)
  if (!isListable(filter)) return undefined
  const condition = nested(filter.path, filter.insensitive === true ? `{ in: …, mode: 'insensitive' }` : '{ in: … }', call.entity, call.schema)
  return call.isShared ? `${condition.slice(0, -2)}, … }` : condition
}

/** `{ tags: { some: { name: … } } }`. */
function nested([field, ...rest]: readonly string[], inner: string, entity: Entity | undefined, schema: Schema | undefined): string {
  if (field === undefined) return inner
  const relation = findRelation(entity, field)
  const deeper = nested(rest, inner, relation === undefined ? undefined : targetOf(relation, schema), schema)
  return `{ ${field}: ${relation?.cardinality === 'many' && rest.length > 0 ? `{ some: ${deeper} }` : deeper} }`
}

function conditionOf(call: Filtered): string {
  return manyCondition(call) ?? (call.isShared ? '{ OR: [ … ], … }' : '{ OR: [ … ] }')
}

/**
 * `receiver` is the model as code reaches it: `prisma.post`. `more`: the call has other arguments than its conditions; `isSelected`: those say
 * already what the rows bring along, but for `key`, which tells whose a row is.
 */
export function manyRowsAdvice(receiver: string, call: Filtered, more: boolean, isSelected: boolean, key?: string): string {
  if (key !== undefined) return `\`${receiver}.findMany({ where: ${conditionOf(call)}, ${withKey(key)}${more ? ', …' : ''} })\` loads the rows of all items in one query`
  const filter = onlyVaryingFilter(call)
  const telling = isSelected || !isListable(filter) ? [] : relationsTo(filter.path, call.entity, call.schema)
  const include = telling.reduceRight((inner, name) => inner === '' ? `{ ${name}: true }` : `{ ${name}: { include: ${inner} } }`, '')
  return `\`${receiver}.findMany({ where: ${conditionOf(call)}${include === '' ? '' : `, include: ${include}`}${more ? ', …' : ''} })\` loads the rows of all items in one query`
}

function withKey(key: string): string {
  return `select: { ${key}: true, … }`
}

/** The relations that show whose a row is, where it has no field that does. */
function relationsTo(path: readonly string[], entity: Entity | undefined, schema: Schema | undefined): readonly string[] {
  const [first = '', ...rest] = path
  const relation = findRelation(entity, first)
  return relation === undefined || groupedField(path, entity) !== undefined ? [] : [first, ...relationsTo(rest, targetOf(relation, schema), schema)]
}

/** The first row of each, in the order that the call asks for: what tells the items apart must be a field of the rows. */
export function firstRowsAdvice(receiver: string, call: Filtered, provider: Provider, key?: string): string {
  const [field, ...deeper] = onlyVaryingFilter(call)?.path ?? []
  const condition = manyCondition(call)
  if (condition === undefined || field === undefined || deeper.length > 0) return rankedRowsAdvice('first', provider)
  return `\`${receiver}.findMany({ where: ${condition}, distinct: ['${field}'],${key === undefined ? '' : ` ${withKey(key)},`} … })\` loads the first row of each in one query`
}

/** `by`: the argument that says where a page begins. */
export function inPagesAdvice(receiver: string, call: Filtered, by: 'skip' | 'cursor'): string {
  const filter = onlyVaryingFilter(call)
  const condition = manyCondition(call)
  // Rows have no order by a relation that holds many.
  if (condition === undefined || filter === undefined || crossesMany(filter.path, call)) return pagesAdvice()
  return `\`${receiver}.findMany({ where: ${condition}, orderBy: [${nested(filter.path, `'asc'`, call.entity, call.schema)}, …], ${by}, take })\` pages through the rows of all items at once`
}

function crossesMany([field = '', ...rest]: readonly string[], { entity, schema }: Pick<Filtered, 'entity' | 'schema'>): boolean {
  const relation = findRelation(entity, field)
  return relation !== undefined && (relation.cardinality === 'many' || crossesMany(rest, { entity: targetOf(relation, schema), schema }))
}

/** Prisma groups by fields of the rows themselves: what only a relation of theirs tells is loaded with them. `groups`: those that the call has already. */
export function groupAdvice(receiver: string, call: Filtered, aggregate: string, groups: readonly string[] = []): string {
  const varying = varyingFilters(call)
  if (!varying.every(isListable)) return joinedConditionsAdvice()
  const fields = varying.map(({ path }) => groupedField(path, call.entity))
  const known = [...new Set([...fields.filter((field) => field !== undefined), ...groups])]
  const by = known.length === 0 ? ' … ' : known.map((field) => `'${field}'`).join(', ')
  if (fields.includes(undefined)) return varying.length === 1 && groups.length === 0 ? relatedGroupAdvice(receiver, call, varying[0]!.path) : joinedConditionsAdvice()
  const where = varying.length === 0 ? '' : `where: ${conditionOf(call)}, `
  return `\`${receiver}.groupBy({ by: [${by}], ${where}${aggregate} })\` computes the values of all items in one query`
}

/** The field of the rows themselves that has the value at a path: a foreign key has those of what it refers to. */
function groupedField([first = '', second, ...rest]: readonly string[], entity: Entity | undefined): string | undefined {
  const relation = findRelation(entity, first)
  if (relation === undefined) return second === undefined ? first : undefined
  if (relation.key !== 'here' || rest.length > 0) return undefined
  return second === undefined ? relation.fields.length === 1 ? relation.fields[0] : undefined : relation.fields[relation.references.indexOf(second)]
}

function relatedGroupAdvice(receiver: string, call: Filtered, path: readonly string[]): string {
  if (findRelation(call.entity, path[0] ?? '') === undefined || path.length === 1) return joinedConditionsAdvice()
  const selection = path.reduceRight((inner, field) => inner === '' ? `{ ${field}: true }` : `{ ${field}: { select: ${inner} } }`, '')
  return `\`${receiver}.findMany({ where: ${conditionOf(call)}, select: ${selection.slice(0, -2)}, … } })\` loads in one query what the code then adds up for each item`
}

export function insertAdvice(receiver: string, operation: string, skipDuplicates = false): string {
  return `\`${receiver}.${operation}({ data: [ … ]${skipDuplicates ? ', skipDuplicates: true' : ''} })\` inserts the rows of all items in one statement`
}

/** Rows that carry relations cannot go into one `createMany`. `returning`: the database numbers the rows, and hands back what it has inserted. */
export function nestedInsertAdvice(receiver: string, relations: readonly string[], returning: boolean): string {
  const names = relations.map((name) => `\`${name}\``).join(' and ')
  if (returning) return `\`${receiver}.createManyAndReturn({ data: [ … ] })\` hands back the ids with which one \`createMany\` for ${names} inserts the next level, each in one statement`
  return `with ids that the code makes itself, \`${receiver}.createMany({ data: [ … ] })\` and one \`createMany\` for ${names} insert each level in one statement`
}

export function linkedInsertAdvice(receiver: string, operation: string, links: readonly Link[]): string {
  return `${linked(links)}${insertAdvice(receiver, operation)}`
}

/** Bulk forms take foreign keys where single calls take the rows. */
function linked(links: readonly Link[]): string {
  if (links.length === 0) return ''
  const keys = links.map(({ relation }) => `\`${relation.fields.join('`, `')}\` for \`${relation.name}\``).join(', ')
  const found = links.filter((link) => link.by !== undefined).map(({ relation, by }) => `\`${relation.target}\` rows by \`{ ${by}: { in: … } }\``)
  return `${found.length === 0 ? '' : `with one query for the ${found.join(' and one for the ')}, and `}with the foreign key set directly (${keys}), `
}

export function linkedUpdateAdvice(receiver: string, operation: string, call: Filtered, links: readonly Link[]): string {
  return `${linked(links)}\`${receiver}.${operation}({ where: ${conditionOf(call)}, data })\` updates the rows of all items in one statement`
}

export function deleteAdvice(receiver: string, call: Filtered): string {
  return `\`${receiver}.deleteMany({ where: ${conditionOf(call)} })\` deletes the rows of all items in one statement`
}

/** `skips`: the database can leave out rows that exist. `changes`: those rows get other data. */
export function upsertAdvice(receiver: string, call: Filtered, { skips, changes }: { readonly skips: boolean; readonly changes: boolean }): string {
  const update = `\`${receiver}.updateMany({ where: ${conditionOf(call)}, data })\``
  if (!skips) return `\`${receiver}.findMany({ where: ${conditionOf(call)} })\` tells which rows exist, \`${receiver}.createMany({ data: [ … ] })\` inserts the others${changes ? `, and ${update} changes those` : ''}`
  const insert = `\`${receiver}.createMany({ data: [ … ], skipDuplicates: true })\``
  return changes ? `${insert} and ${update} serve all items in two statements` : `${insert} inserts the rows that are missing in one statement`
}

export function chainedAdvice(relation: string): string {
  return `\`include: { ${relation}: true }\` on the query of the parents loads them along`
}
