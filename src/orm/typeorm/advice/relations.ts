// How the relation that would bring a query's rows along is written.

import type { Filter, Target } from '../../../model/orm-call.ts'
import type { Origin, Root } from '../../../model/origin.ts'
import { type Value, originsOf } from '../../../model/value.ts'
import type { FindMapped, Mapped, MappedRelation } from '../entities/mapped.ts'
import { isListable, onlyVaryingFilter } from '../filters.ts'
import type { Conditions } from './batch.ts'
import { type Ranked, rankedAdvice, type Wording } from './ranked.ts'

/** What is known of the query of the rows that may bring others along. */
export interface Asked {
  readonly version?: number | undefined
  /** The method that asked for them. */
  readonly operation?: string | undefined
}

/** One clause: `` `relations: { posts: true }` on the query of the `User` rows loads them along ``, in a finder that takes options. */
export function relationAdvice(path: readonly string[], parent: string, { version, operation }: Asked): string {
  const option = relationsOption(path, version)
  const finder = operation === undefined ? undefined : optionsFinder(operation)
  if (finder === undefined) return `\`${option}\` on the query of the \`${parent}\` rows loads them along`
  return `\`${finder}({ where: { … }, ${option} })\` in place of \`${operation}\` for the \`${parent}\` rows loads them along`
}

/** 0.2 takes a list of names only. */
export function relationsOption(path: readonly string[], version: number | undefined): string {
  const names = (version ?? 1) < 0.3 ? `[${path.map((_, at) => `'${path.slice(0, at + 1).join('.')}'`).join(', ')}]` : path.reduceRight((inner, one) => `{ ${one}: ${inner} }`, 'true')
  return `relations: ${names}`
}

/** The finder with options that does what one with conditions or an id alone does. */
function optionsFinder(operation: string): string | undefined {
  return /^find(?:One|AndCount)?By(?:Id|OrFail)?$/.test(operation) ? operation.replace(/By(?:Id)?/, '') : undefined
}

/** The same for rows of a builder. `above`: the relations that lead to the row, of which the last has an alias of its own. */
export function joinAdvice(alias: string, above: readonly string[], relation: string, isEager: boolean): string {
  const join = `\`.leftJoinAndSelect('${above.length === 0 ? alias : '…'}.${relation}', '${relation.split('.').at(-1)}')\` on the builder loads them along`
  return isEager ? `query builders load no eager relations: ${join}` : join
}

export interface Read {
  readonly mapped: Mapped | undefined
  readonly find: FindMapped
  readonly conditions: Conditions
  /** Of the rows that fit, only some are asked for. */
  readonly ranked: Ranked | undefined
  /** Of the rows that fit, any one is. */
  readonly isOne: boolean
  readonly wording: Wording
  /** Rows that are read to be locked are read by a query of their own. */
  readonly isLocked: boolean
  readonly target: Target
}

/** `many` is how one query by hand serves all items; the rows of parents may bring theirs along instead. */
export function readAdvice(many: string, { mapped, find, conditions, ranked, isOne, wording, isLocked, target }: Read): string {
  const related = conditions.isSame === true ? undefined : relatedBy(mapped, conditions.filters, find)
  if (ranked !== undefined && ranked.only !== 'perhaps' && related?.relation.cardinality !== 'one') return rankedAdvice(ranked, conditions, target, wording)
  // A relation that holds many loads all of them.
  const isPart = (ranked !== undefined || isOne) && related?.relation.cardinality === 'many'
  if (related === undefined || isLocked || isPart) return many
  const along = alongAdvice(related, target)
  if (along === undefined) return many
  return `${many}, or ${along}${conditions.isShared || conditions.filters.length > 1 ? ' (all of them: the other conditions are for the code to apply)' : ''}`
}

/** A relation of rows that are at hand, and what asked for them where that is seen. */
interface Related {
  readonly relation: MappedRelation
  readonly parent: string
  readonly rows?: Rows
}

type Rows = Root & { readonly kind: 'rows' }

/** Undefined where no query of the parents could bring the rows along: they were written, or are relations of others. */
function alongAdvice({ relation, parent, rows }: Related, { version }: Target): string | undefined {
  if (rows?.alias !== undefined) return joinAdvice(rows.alias, [], relation.name, false)
  return rows !== undefined && rows.operation === undefined ? undefined : relationAdvice(relation.name.split('.'), parent, { version, operation: rows?.operation })
}

/** The relation that leads to a query's rows: the parents are known from the rows that a condition's value stems from, or by the foreign key. */
function relatedBy(mapped: Mapped | undefined, filters: readonly Filter[], find: FindMapped): Related | undefined {
  const filter = onlyVaryingFilter(filters)
  if (mapped === undefined || !isListable(filter)) return undefined
  const origins = originsOf(filter.value)
  const rows = origins.map(rowsBehind).find((one) => one?.class !== undefined)
  // What was reached from rows by a relation is a row of something else, of which the key alone does not tell.
  const parents = rows?.class !== undefined ? [rows.class] : origins.some(isOfRows) ? [] : parentsByKey(mapped, filter.path, origins)
  for (const key of parents) {
    const parent = find(key)
    const relation = parent?.relations.find((one) => loads(one, parent, mapped, filter))
    if (parent !== undefined && relation !== undefined) return { relation, parent: parent.entity.name, ...(rows === undefined ? {} : { rows }) }
  }
  return undefined
}

function loads(relation: MappedRelation, parent: Mapped, mapped: Mapped, filter: Filter): boolean {
  if (relation.class !== mapped.class || relation.class === undefined) return false
  const path = filter.path.join('.')
  if (relation.key === 'here') return relation.references.length === 1 && relation.references[0] === path && readsKey(filter.value, relation)
  const candidates = mapped.relations.filter((one) => one.class === parent.class && one.key === 'here')
  const back = relation.inverse === undefined && candidates.length === 1 ? candidates[0] : candidates.find((one) => one.name === relation.inverse)
  return back !== undefined && isKey(back, path)
}

/** The foreign key by its field, by the relation, or by the id behind the relation. */
function isKey(relation: MappedRelation, path: string): boolean {
  return path === relation.name || relation.fields.length === 1 && relation.fields[0] === path || relation.references.some((one) => `${relation.name}.${one}` === path)
}

function readsKey(value: Value, relation: MappedRelation): boolean {
  const ends = originsOf(value).map((one) => one.path.at(-1)).filter((end) => end !== undefined)
  return relation.fields.some((field) => ends.includes(field))
}

/** The rows that an origin belongs to, when it is a field of them. */
function rowsBehind(from: Origin): Rows | undefined {
  if (from.path.length > 1) return undefined
  if (from.root.kind === 'rows') return from.root
  return from.root.kind === 'element' && from.root.of.path.length === 0 ? rowsBehind(from.root.of) : undefined
}

function isOfRows({ root }: Origin): boolean {
  return root.kind === 'rows' || root.kind === 'element' && isOfRows(root.of)
}

/** By a key that is read from some object (`channel.id`): an id alone (`for (const channelId of body.channels)`) was loaded by no query. */
function parentsByKey(mapped: Mapped, path: readonly string[], origins: readonly Origin[]): readonly string[] {
  const back = mapped.relations.find((one) => one.key === 'here' && isKey(one, path.join('.')))
  const isRead = origins.some((one) => back?.references.includes(one.path.at(-1) ?? '') === true)
  return back?.class === undefined || !isRead ? [] : [back.class]
}
