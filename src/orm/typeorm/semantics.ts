// What one operation of a repository, a manager or an active record does, from its arguments, the entity and the target. Static analysis
// and the runtime both ask here.

import { statements } from '../../model/cost.ts'
import type { OrmCall, Target } from '../../model/orm-call.ts'
import type { Origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, absent, array, fields, possibilities, unknown } from '../../model/value.ts'
import type { Style } from './advice/batch.ts'
import { rankedBy } from './advice/ranked.ts'
import { bulkOf } from './bulk.ts'
import { costOf } from './costs.ts'
import type { Named } from './entities/find.ts'
import type { FindMapped } from './entities/mapped.ts'
import { filtersOf, idFilters, nameOneRow } from './filters.ts'
import { byQuery, expansionsOf, loadedPaths, loadingOf, withIds } from './loading.ts'
import { isFinder, type Operation } from './operations.ts'
import { foundBy, isAbsent, isUnseen, mayBe, part } from './options.ts'
import { rawMeaning } from './raw.ts'
import { type Rows, resultOf, savedValue } from './results.ts'
import { dependence, existenceOf, writtenBy } from './written.ts'

export interface Performed {
  readonly method: string
  readonly operation: Operation
  /** The arguments after the entity. */
  readonly args: readonly Value[]
  readonly entity: Named
  readonly find: FindMapped
  readonly target: Target
  readonly place: Place
  /** The call as code writes it, without its method: `this.users`. */
  readonly receiver: string
  /** How the entity is reached by a call for many rows. */
  readonly style: Style
  /** What the call depends on besides its arguments: the row that it is called on, a repository made for some entity. */
  readonly subject: Value
  /** The call is made on one row: nothing that it is given is a list. */
  readonly one?: true
  /** The entity as it is handed over, where it is not known. */
  readonly on?: Value
}

export interface Meaning {
  readonly call: OrmCall
  readonly result: Value
}

export function describe(performed: Performed): Meaning {
  const { method, operation, args, entity, target, find } = performed
  const { mapped } = entity
  const found = foundBy(operation, args, target.version)
  const filters = method === 'reload' ? idFilters(args[0] ?? absent, mapped) : filtersOf(found.where, found.by, mapped)
  const loading = isFinder(method) || method === 'reload' || mayBe(part(found.options, 'relations')) ? loadingOf(found.options, mapped, find) : { relations: [], open: false }
  const orderings = orderingsOf(part(found.options, 'order'), [])
  const data = dataOf(performed)
  const many = manyOf(performed, data)
  const strategy = byQuery(found.options, target) === 'yes' ? 'query' : 'join'
  const rows: Rows = { entity, many, ...operation.effect === 'read' ? { operation: method } : {}, most: part(found.options, 'take'), loaded: isFinder(method) ? withIds(loadedPaths(loading), mapped, mayBe(part(found.options, 'loadRelationIds'))) : undefined, at: performed.place }
  const isOne = operation.rows === 'one' && !nameOneRow(filters, mapped)
  const limits = { take: part(found.options, 'take'), skip: part(found.options, 'skip') }
  const ranked = nameOneRow(filters, mapped) ? undefined : rankedBy({ ...limits, rows: operation.rows, isOrdered: orderings.length > 0, isOpen: isUnseen(found.options, 'take', limits.take) })
  const bulk = bulkOf({ method, filters, where: found.where, ranked, isOne, orderings, isLocked: mayBe(part(found.options, 'lock')), args, data, mapped, find, style: performed.style, target })
  const call: OrmCall = {
    orm: 'typeorm', operation: method, name: nameOf(performed), effect: operation.effect, rows: many ? 'many' : operation.rows,
    ...(entity.name === undefined ? {} : { entity: entity.name }),
    bounded: operation.effect === 'read' && operation.rows === 'many' ? limitOf(part(found.options, 'take')) : 'yes',
    filters, orderings, expansions: expansionsOf(loading, strategy),
    ...(operation.effect === 'write' && data !== absent ? { data: performed.one === true ? array([data]) : storedBy(data) } : {}),
    ...(performed.one !== true && (operation.takes === 'entities' || operation.takes === 'data') ? { either: true as const } : {}),
    ...changed(performed, data),
    ...(performed.on === undefined ? {} : { also: performed.on }),
    argument: array([dependence(performed.subject), ...args.map(dependence)]),
    ...(bulk === undefined ? {} : { bulk }),
    cost: costOf({ name: method, operation, options: found.options, filters, orderings, loading, mapped, data, target }),
    paging: mayBe(part(found.options, 'skip')) ? 'offset' : mayBe(part(found.options, 'take')) ? 'limit' : 'none',
    place: performed.place, target,
  }
  return { call, result: operation.takes === 'entities' && operation.effect === 'write' ? savedValue(data, rows) : resultOf(method, call.rows, rows) }
}

/** `query(sql)` of a source, a manager, a repository or a runner. */
export function describeRaw(performed: Pick<Performed, 'method' | 'args' | 'receiver' | 'place' | 'target' | 'subject'>, rows: Rows): Meaning {
  const { isVolatile, ...meaning } = rawMeaning(performed.method, performed.args, performed.target)
  const call: OrmCall = {
    orm: 'typeorm', operation: performed.method, name: nameOf(performed), bounded: 'unknown', orderings: [], expansions: [], cost: statements(1),
    paging: 'none', place: performed.place, target: performed.target, ...meaning,
    argument: array([dependence(performed.subject), ...performed.args.map(dependence), ...isVolatile ? [unknown] : []]),
  }
  return { call, result: resultOf(performed.method, meaning.effect === 'write' ? meaning.rows : 'many', rows) }
}

export function nameOf({ receiver, method }: Pick<Performed, 'receiver' | 'method'>): string {
  return receiver === '' ? method : `${receiver}.${method}`
}

/** What a write stores or removes. */
function dataOf({ method, operation, args, subject }: Performed): Value {
  switch (operation.takes) {
    case 'entities': return args[0] ?? subject
    case 'data': case 'change': return args[0] ?? absent
    case 'criteria': return method === 'update' ? args[1] ?? absent : absent
    default: return absent
  }
}

/** What tells which rows are written that exist, or may. */
function changed({ operation, args, entity }: Performed, data: Value): Pick<OrmCall, 'changes'> {
  if (operation.effect !== 'write') return {}
  if (operation.takes === 'criteria') return { changes: dependence(args[0] ?? absent) }
  return operation.takes === 'entities' && existenceOf(data, entity.mapped) !== 'new' ? { changes: dependence(data) } : {}
}

/** A row that is one for certain stands in a list, so that nobody takes it for a list of rows by itself. */
export function storedBy(data: Value): Value {
  return data.kind === 'instance' || data.kind === 'ref' && isRow(data.origin) ? array([data]) : data
}

function isRow({ root, path }: Origin): boolean {
  if (path.length > 0) return false
  return root.kind === 'rows' ? !root.many : root.kind === 'element' && root.of.root.kind === 'rows'
}

function manyOf({ operation, entity }: Performed, data: Value): boolean {
  return operation.takes === 'entities' ? writtenBy(data, entity.mapped).many : operation.rows === 'many'
}

/** Whether a number of rows is limited by code itself. */
export function limitOf(take: Value): Tri {
  if (possibilities(take).every((one) => isAbsent(one) || one.kind === 'literal' && one.value === 0)) return 'no'
  return possibilities(take).every((one) => one.kind === 'literal' && typeof one.value === 'number') ? 'yes' : 'unknown'
}

const ORDER_DEPTH = 4

function orderingsOf(order: Value, path: readonly string[]): OrmCall['orderings'] {
  if (path.length > ORDER_DEPTH) return []
  return possibilities(order).flatMap((one) => Object.entries(fields(one)?.known ?? {}).flatMap(([name, value]) => {
    const direction = directionOf(value) ?? directionOf(part(value, 'direction'))
    return direction === undefined ? orderingsOf(value, [...path, name]) : [{ path: [...path, name], direction }]
  }))
}

function directionOf(value: Value): 'asc' | 'desc' | undefined {
  if (value.kind !== 'literal') return undefined
  if (value.value === 1 || /^asc$/i.test(String(value.value))) return 'asc'
  return value.value === -1 || /^desc$/i.test(String(value.value)) ? 'desc' : undefined
}
