// What one Prisma operation does, from its argument, the schema and the target. Static analysis and the runtime both ask here, so
// nothing in this folder but `recognise` and `open` knows where a value came from.

import { type Cost, statements } from '../../model/cost.ts'
import type { Bulk, OrmCall, Target } from '../../model/orm-call.ts'
import { isFew } from '../../model/few.ts'
import { origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import { type Relation, type Schema, findEntity } from '../../model/schema.ts'
import { type Value, absent, array, fields, possibilities, ref, textOf, unknown } from '../../model/value.ts'
import { isAbsent, part } from './argument.ts'
import { chainedAdvice } from './advice/batch.ts'
import { batchOf, chainedBatch } from './batching.ts'
import { bulkOf } from './bulk.ts'
import { chainedCost, costOf } from './costs.ts'
import { traitsOf } from './engine-traits.ts'
import { expansionsOf, limitOf, loadedPaths, loadingOf } from './expansions.ts'
import { filtersOf } from './filters.ts'
import { findOperation, findRawOperation } from './operations.ts'
import { rawMeaning } from './raw.ts'

interface Written {
  readonly argument: Value
  readonly schema: Schema | undefined
  readonly target: Target
  readonly place: Place
  /** The receiver as code writes it. */
  readonly receiver: string
  readonly also?: Value
}

export interface ModelOperation extends Written {
  /** Undefined where code computes the name of the model and nobody knows it. */
  readonly entity: string | undefined
  readonly operation: string
  /** What remedies call the receiver where code has no good name for it, and what they call it in other functions. */
  readonly own?: string
  readonly elsewhere?: string
}

export function describe(call: ModelOperation): OrmCall | undefined {
  const operation = findOperation(call.operation)
  if (operation === undefined) return undefined
  const { argument, schema, target } = call
  const entity = schema === undefined || call.entity === undefined ? undefined : findEntity(schema, call.entity)
  const filters = filtersOf(part(argument, 'where'), entity, schema)
  const parts = { operation: call.operation, argument, entity, schema, target }
  const raw = operation.effect === 'raw'
  return {
    ...shared(call, call.operation, raw ? statements(1) : costOf(parts)),
    ...defined('entity', call.entity),
    effect: operation.effect,
    rows: operation.rows,
    bounded: operation.rows === 'many' && operation.effect === 'read' ? limitOf(argument, 'take') : 'yes',
    filters: raw ? [] : filters,
    orderings: orderingsOf(part(argument, 'orderBy')),
    expansions: expansionsOf(loadingOf(argument, entity, schema), traitsOf(target, argument).loads === 'join' ? 'join' : 'query'),
    ...defined('data', dataOf(call.operation, argument)),
    ...defined('changes', /^(?:up|delete)/.test(call.operation) ? part(argument, 'where') : undefined),
    ...defined('bulk', raw ? undefined : bulkOf({ ...parts, filters, entityName: call.entity ?? '', receiver: call.own ?? call.receiver, ...defined('elsewhere', call.elsewhere) })),
    ...defined('batch', batchOf(call.operation, argument, call.entity ?? '', entity)),
    paging: pagingOf(argument),
  }
}

export interface ChainedRelation extends Written {
  readonly relation: Relation
  /** Batch of the call that the relation is chained to. */
  readonly parentBatch: string | undefined
}

/** `prisma.user.findUnique(…).posts(…)`: the part that `.posts(…)` adds. */
export function describeChained(call: ChainedRelation): OrmCall {
  const { argument, schema, target, relation } = call
  const entity = schema === undefined ? undefined : findEntity(schema, relation.target)
  const bulk: Bulk = { operation: 'include', returnsRows: true, hint: chainedAdvice(relation.name) }
  return {
    ...shared(call, relation.name, chainedCost(relation.key === 'junction', argument, entity, schema, target)),
    operation: 'fluent',
    relation: relation.name,
    entity: relation.target,
    effect: 'read',
    rows: relation.cardinality,
    bounded: relation.cardinality === 'one' ? 'yes' : limitOf(argument, 'take'),
    filters: filtersOf(part(argument, 'where'), entity, schema),
    orderings: orderingsOf(part(argument, 'orderBy')),
    expansions: expansionsOf(loadingOf(argument, entity, schema), traitsOf(target, argument).loads === 'join' ? 'join' : 'query'),
    bulk,
    ...defined('batch', chainedBatch(call.parentBatch, relation.name, argument)),
    paging: pagingOf(argument),
  }
}

/** `$queryRaw` and its kin. */
export function describeRaw(call: Omit<ModelOperation, 'entity'>): OrmCall | undefined {
  const operation = findRawOperation(call.operation)
  if (operation === undefined) return undefined
  const { isVolatile, ...meaning } = rawMeaning(call.operation, call.argument, call.target)
  return {
    ...shared(call, call.operation, statements(1)), ...meaning, bounded: 'unknown', orderings: [], expansions: [], paging: 'none',
    argument: isVolatile ? array([call.argument, unknown]) : call.argument,
  }
}

function shared(call: Written, operation: string, cost: Cost): Pick<OrmCall, 'orm' | 'operation' | 'name' | 'argument' | 'also' | 'cost' | 'place' | 'target'> {
  return { orm: 'prisma', operation, name: `${call.receiver}.${operation}`, argument: call.argument, ...defined('also', call.also), cost, place: call.place, target: call.target }
}

/** What `describe` would say of the result, without describing the call. */
export function operationResult(call: ModelOperation): Value {
  const { argument, schema, operation, entity, place } = call
  const queried = schema === undefined || entity === undefined ? undefined : findEntity(schema, entity)
  const batch = batchOf(operation, argument, entity ?? '', queried)
  return resultOf({ rows: findOperation(operation)?.rows ?? 'none', operation, ...defined('entity', entity), place, ...defined('batch', batch) }, schema, argument)
}

/** What `describeChained` would say of the result. */
export function chainedResult({ argument, schema, relation, place, parentBatch }: ChainedRelation): Value {
  return resultOf({ rows: relation.cardinality, operation: 'fluent', entity: relation.target, place, ...defined('batch', chainedBatch(parentBatch, relation.name, argument)) }, schema, argument)
}

/** What a call hands back, once awaited. */
export function resultOf(call: Pick<OrmCall, 'rows' | 'operation' | 'entity' | 'place' | 'batch'>, schema: Schema | undefined, argument: Value = absent): Value {
  if (call.rows === 'none' || call.rows === 'scalar') return unknown
  const entity = call.operation === 'groupBy' ? undefined : call.entity
  const loaded = loadedPaths(loadingOf(argument, schema === undefined || entity === undefined ? undefined : findEntity(schema, entity), schema))
  return ref(origin({
    kind: 'rows', orm: 'prisma', many: call.rows === 'many', ...call.rows === 'many' && isFew(part(argument, 'take')) ? { few: true } : {}, ...isSelecting(argument) ? { selected: true } : {}, at: call.place,
    ...defined('entity', entity),
    ...defined('loaded', loaded.length === 0 ? undefined : loaded),
    ...defined('schema', schema?.id),
    ...defined('batch', call.batch?.key),
  }))
}

function isSelecting(argument: Value): boolean {
  const selection = fields(argument)?.known['select']
  return selection !== undefined && !isAbsent(selection)
}

function dataOf(operation: string, argument: Value): Value | undefined {
  if (operation === 'upsert') return rowOf(part(argument, 'update'))
  if (!/^(create|update)/.test(operation)) return undefined
  const data = part(argument, 'data')
  return /^createMany/.test(operation) ? data : rowOf(data)
}

/** A row that comes from elsewhere stands in a list, so that nobody takes it for a list of rows by itself. */
function rowOf(data: Value): Value {
  return data.kind === 'ref' ? array([data]) : data
}

function orderingsOf(orderBy: Value): OrmCall['orderings'] {
  return possibilities(orderBy).flatMap((one) => {
    if (one.kind === 'array') return one.items.flatMap(orderingsOf)
    return Object.entries(fields(one)?.known ?? {}).flatMap(([name, value]) => ordering([name], value))
  })
}

function ordering(path: readonly string[], value: Value): OrmCall['orderings'] {
  const direction = textOf(value) ?? textOf(part(value, 'sort'))
  if (direction === 'asc' || direction === 'desc') return [{ path, direction }]
  if (path.length > 4) return []
  return Object.entries(fields(value)?.known ?? {}).flatMap(([name, inner]) => ordering([...path, name], inner))
}

function pagingOf(argument: Value): OrmCall['paging'] {
  if (mayHave(argument, 'cursor')) return 'cursor'
  if (mayHave(argument, 'skip')) return 'offset'
  return mayHave(argument, 'take') ? 'limit' : 'none'
}

function mayHave(argument: Value, name: string): boolean {
  if (!possibilities(argument).some((one) => one.kind === 'object' && Object.hasOwn(one.fields, name))) return false
  return possibilities(part(argument, name)).some((one) => one.kind !== 'literal' || one.value !== undefined)
}

function defined<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : { [key]: value } as { readonly [P in K]?: V }
}
