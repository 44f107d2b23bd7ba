// The operation that does the work of many calls at once, and on what condition. Raw statements have none that we could name.

import type { Bulk, Filter, Round, Target } from '../../model/orm-call.ts'
import type { Entity, Relation, Schema } from '../../model/schema.ts'
import { isSteppedOn } from '../../model/paging.ts'
import { isSameCondition, spreadInto } from '../../model/conditions.ts'
import { type Value, fields, items, possibilities, textOf } from '../../model/value.ts'
import { rankedRowsAdvice } from '../../sql/advice.ts'
import { isAbsent, part } from './argument.ts'
import { type Link, deleteAdvice, firstRowsAdvice, groupAdvice, inPagesAdvice, insertAdvice, linkedInsertAdvice, linkedUpdateAdvice, manyRowsAdvice, nestedInsertAdvice, upsertAdvice } from './advice/batch.ts'
import { type Wanted, relatedExpansionAdvice, unselectedKey } from './advice/selection.ts'
import { findRelation, modelProperty } from './models.ts'
import { relationWrites, writesColumns } from './nested-writes.ts'

export interface Described {
  readonly operation: string
  readonly argument: Value
  readonly filters: readonly Filter[]
  readonly entity: Entity | undefined
  readonly entityName: string
  readonly schema: Schema | undefined
  readonly target: Target
  /** The model as code reaches it: `prisma.post`. */
  readonly receiver: string
  /** The same in functions other than the one that it stands in, where that has a name of its own for it. */
  readonly elsewhere?: string
}

const rowReturningProviders: ReadonlySet<string> = new Set(['postgresql', 'cockroachdb', 'sqlite'])
const noDuplicateSkipping: ReadonlySet<string> = new Set(['sqlite', 'mongodb', 'sqlserver'])

export function bulkOf(call: Described): Bulk | undefined {
  const form = formOf({ ...call, isShared: spreadInto(part(call.argument, 'where')).length > 0, isRead: true, isHandedOn: false, varies: () => false })
  return form === undefined ? undefined : { ...form, within: (round) => formOf(seenIn(round, call)) ?? form }
}

/** A call as one repeat sees it: of its conditions, only those that tell the rounds apart. */
interface Seen extends Described {
  /** Further conditions are the same in all rounds. */
  readonly isShared: boolean
  /** Whether the rows that it hands back may be read. */
  readonly isRead: boolean
  /** They are handed on, and nobody knows whether they are read. */
  readonly isHandedOn: boolean
  /** Whether a value may differ between the rounds. */
  readonly varies: (value: Value) => boolean
}

function seenIn(round: Round, call: Described): Seen {
  const varies = (value: Value): boolean => round.varies(value)
  const spread = spreadInto(part(call.argument, 'where'), varies)
  const all = [...call.filters, ...spread]
  const filters = all.filter(({ value }) => varies(value))
  const receiver = round.isElsewhere ? call.elsewhere ?? call.receiver : call.receiver
  const seen = { ...call, receiver, varies, isRead: round.resultUsed !== 'no', isHandedOn: round.resultUsed === 'unknown' }
  return filters.length === 0 ? { ...seen, isShared: spread.length > 0 } : { ...seen, filters, isShared: all.some((one) => !filters.some((other) => isSameCondition(one, other))) }
}

function formOf(call: Seen): Bulk | undefined {
  const { operation, receiver } = call
  switch (operation) {
    case 'findUnique': case 'findUniqueOrThrow': case 'findFirst': case 'findFirstOrThrow': case 'findMany':
      return { operation: 'findMany', returnsRows: true, hint: readHint(call) }
    case 'count': return { operation: 'groupBy', returnsRows: true, hint: withParents(groupAdvice(receiver, call, '_count: true'), call, 'count') }
    case 'aggregate': case 'groupBy': return { operation: 'groupBy', returnsRows: true, hint: groupAdvice(receiver, call, aggregates(call.argument), groupsOf(call.argument)) }
    case 'create': return createBulk(call)
    case 'createMany': return { operation, returnsRows: false, hint: insertAdvice(receiver, operation, skipsDuplicates(call.argument)) }
    case 'createManyAndReturn': return insertBulk(call)
    case 'update': case 'updateMany': case 'updateManyAndReturn': return updateBulk(call)
    case 'upsert': return upsertBulk(call)
    case 'delete': case 'deleteMany': return { operation: 'deleteMany', returnsRows: false, hint: deleteAdvice(receiver, call) }
    default: return undefined
  }
}

function upsertBulk(call: Seen): Bulk {
  const update = part(call.argument, 'update')
  const form = { skips: !noDuplicateSkipping.has(call.target.provider), changes: !changesNothing(update) }
  const beside = [...form.skips ? [] : ['findMany'], ...form.changes ? ['updateMany'] : []]
  return { operation: 'createMany', ...beside.length === 0 ? {} : { beside }, returnsRows: false, equal: update, hint: upsertAdvice(call.receiver, call, form) }
}

/** `update: {}`: rows that exist stay as they are. */
function changesNothing(update: Value): boolean {
  const known = fields(update)
  return known !== undefined && !known.open && Object.keys(known.known).length === 0
}

function isAsked(argument: Value, option: 'take' | 'orderBy' | 'skip' | 'cursor'): boolean {
  const given = fields(argument)?.known[option]
  return given !== undefined && !isAbsent(given)
}

function readHint(call: Seen): string {
  // A list of keys gives the rows of all items together, so that the first few of each are not told apart.
  const isFirst = /^findFirst/.test(call.operation) && isAsked(call.argument, 'orderBy')
  if (call.operation === 'findMany' && isAsked(call.argument, 'take')) {
    const by = (['cursor', 'skip'] as const).find((option) => isAsked(call.argument, option))
    const begin = by === undefined ? undefined : part(call.argument, by)
    if (by !== undefined && begin !== undefined && (isSteppedOn(begin) || call.varies(begin))) return inPagesAdvice(call.receiver, call, by)
    return alongWithParents(call, by === undefined ? 'few' : 'page') ?? rankedRowsAdvice(by === undefined ? 'few' : 'page', call.target.provider)
  }
  const key = unselectedKey(call)
  if (isFirst) return withParents(firstRowsAdvice(call.receiver, call, call.target.provider, key), call, 'first')
  const asked = Object.entries(fields(call.argument)?.known ?? {}).flatMap(([name, value]) => isAbsent(value) ? [] : [name])
  const isMore = fields(call.argument)?.open === true || asked.some((name) => name !== 'where' && (name !== 'select' || key === undefined))
  return withParents(manyRowsAdvice(call.receiver, call, isMore, asked.some((name) => /^(?:select|include)$/.test(name)), key), call)
}

/** The query of the parents may bring the rows along instead. */
function withParents(many: string, call: Seen, only?: Wanted['only']): string {
  const along = alongWithParents(call, only)
  return along === undefined ? many : `${many}, or ${along}`
}

function alongWithParents({ entityName, filters, schema, isShared }: Seen, only?: Wanted['only']): string | undefined {
  return schema === undefined ? undefined : relatedExpansionAdvice({ entity: entityName, filters, effect: 'read' }, schema, { isShared, ...(only === undefined ? {} : { only }) })
}

/** As code names them, or in short where it computes which fields they are of. */
function aggregates(argument: Value): string {
  const named = Object.entries(fields(argument)?.known ?? {}).flatMap(([name, value]) => /^_(sum|avg|min|max|count)$/.test(name) && !isAbsent(value) ? [`${name}: ${selectionOf(value)}`] : [])
  return named.length === 0 ? '_count: true' : named.join(', ')
}

function selectionOf(value: Value): string {
  const known = fields(value)
  if (known === undefined) return value.kind === 'literal' ? 'true' : '{ … }'
  const names = Object.keys(known.known)
  return known.open || names.length > 4 || names.length === 0 ? '{ … }' : `{ ${names.map((name) => `${name}: true`).join(', ')} }`
}

/** The fields that a `groupBy` groups by already. */
function groupsOf(argument: Value): readonly string[] {
  const by = part(argument, 'by')
  return (items(by) ?? [by]).flatMap((one) => textOf(one) ?? [])
}

function canReturnRows({ target }: Seen, since: number): boolean {
  return rowReturningProviders.has(target.provider) && (target.version ?? Infinity) >= since
}

/** `createManyAndReturn` came with 5.14; of a version only its major number is known, so 5 counts as having it. */
function insertBulk(call: Seen): Bulk {
  const returnsRows = call.isRead && canReturnRows(call, 5)
  const operation = returnsRows ? 'createManyAndReturn' : 'createMany'
  return { operation, returnsRows, hint: insertAdvice(call.receiver, operation, skipsDuplicates(call.argument)) }
}

function skipsDuplicates(argument: Value): boolean {
  return possibilities(part(argument, 'skipDuplicates')).some((one) => one.kind === 'literal' && one.value === true)
}

function createBulk(call: Seen): Bulk | undefined {
  const plain = insertBulk(call)
  const writes = relationWrites(part(call.argument, 'data'), call.entity)
  if (writes.length === 0) return plain
  // Rows of a junction table that Prisma keeps are written by nested writes alone.
  if (writes.some(({ relation }) => findRelation(call.entity, relation)?.key === 'junction')) return undefined
  const links = writes.map(({ relation, write, argument }) => write === 'connect' ? linkOf(findRelation(call.entity, relation), argument) : undefined)
  if (links.every((link): link is Link => link !== undefined)) return { ...plain, ...besideOf(links), hint: linkedInsertAdvice(call.receiver, plain.operation, links) }
  const levels = [...new Set(writes.filter(({ write }) => write !== 'connect').map(({ relation }) => relation))]
  if (levels.length === 0) return undefined
  const returning = isNumbered(call) && canReturnRows(call, 5) && levels.every((name) => findRelation(call.entity, name)?.key === 'there')
  return { operation: returning ? 'createManyAndReturn' : 'createMany', beside: levels.map(() => 'createMany'), returnsRows: false, hint: nestedInsertAdvice(call.receiver, levels, returning) }
}

/** A row that is given no number of its own gets one from the database. */
function isNumbered({ argument, entity }: Seen): boolean {
  const [key, ...others] = entity?.keys.find(({ kind }) => kind === 'primary')?.fields ?? []
  const data = fields(part(argument, 'data'))
  const type = entity?.fields.find(({ name }) => name === key)?.type
  return key !== undefined && others.length === 0 && (type === 'Int' || type === 'BigInt') && data !== undefined && !data.open && data.known[key] === undefined
}

/** One query for the rows that each is linked to, where code does not know their keys. */
function besideOf(links: readonly Link[]): Pick<Bulk, 'beside'> {
  const beside = links.flatMap(({ by }) => by === undefined ? [] : ['findMany'])
  return beside.length === 0 ? {} : { beside }
}

function updateBulk(call: Seen): Bulk | undefined {
  const data = part(call.argument, 'data')
  const writes = relationWrites(data, call.entity)
  const links = writes.map(({ relation, write, argument }) => write === 'connect' ? linkOf(findRelation(call.entity, relation), argument) : undefined)
  // Who has to have the rows is better off reading them first: that one call changes all does not say whose turn it is.
  const operation = call.isHandedOn && canReturnRows(call, 6) ? 'updateManyAndReturn' : 'updateMany'
  if (links.every((link): link is Link => link !== undefined)) return { operation, ...besideOf(links), returnsRows: false, equal: data, ...(addsUp(data) ? { adds: call.filters.map(({ value }) => value) } : {}), hint: linkedUpdateAdvice(call.receiver, operation, call, links) }
  const children = new Set(writes.map(({ relation, write }) => /^create(?:Many)?$/.test(write) ? findRelation(call.entity, relation) : undefined))
  const [child] = children
  // Rows that are inserted below others, which themselves stay as they are.
  if (children.size !== 1 || child?.key !== 'there' || writesColumns(data, call.entity) !== 'no') return undefined
  return { operation: 'createMany', returnsRows: false, hint: insertAdvice(call.receiver.replace(/[^.]+$/, modelProperty(child.target)), 'createMany') }
}

/** `{ credits: { increment: 1 } }`, and lists that grow. */
function addsUp(data: Value): boolean {
  return Object.values(fields(data)?.known ?? {}).some((one) => Object.keys(fields(one)?.known ?? {}).some((name) => /^(?:increment|decrement|multiply|divide|push)$/.test(name)))
}

/** A `connect` of one row by one field says no more than the foreign key, once the row's key is known. */
function linkOf(relation: Relation | undefined, argument: Value): Link | undefined {
  if (relation?.key !== 'here' || items(argument) !== undefined) return undefined
  const names = Object.keys(fields(argument)?.known ?? {})
  if (names.length === relation.references.length && names.every((name) => relation.references.includes(name))) return { relation }
  if (names.length === 0 && fields(argument) === undefined) return { relation }
  return names.length === 1 ? { relation, by: names[0]! } : undefined
}
