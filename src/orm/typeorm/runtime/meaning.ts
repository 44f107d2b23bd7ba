// What the semantics say of a live call. Asked when a scope has ended, of one call of each kind, so it may look around at leisure.

import type { Bulk, OrmCall } from '../../../model/orm-call.ts'
import { type Value, absent, array, literal, unknown } from '../../../model/value.ts'
import { relationAdvice } from '../advice/relations.ts'
import { describeRun } from '../built.ts'
import { startQuery, stepped } from '../builders.ts'
import { findRecordOperation } from '../operations.ts'
import type { Operation } from '../operations.ts'
import { lazyCall } from '../reads.ts'
import { describe, describeRaw } from '../semantics.ts'
import { type State, stateOf } from '../values.ts'
import { argumentValue, structureOf } from './arguments.ts'
import type { Builder, Metadata, Relation, Source } from './live.ts'
import { findIn, mappedOf, namedOf, nowhere, targetOf } from './mapped.ts'

export interface LiveCall {
  readonly source: Source
  readonly metadata: Metadata | undefined
  readonly method: string
  readonly operation: Operation
  /** The arguments after the entity. */
  readonly args: readonly unknown[]
  /** How code reaches the entity. */
  readonly receiver: string
  /** Managers are told the entity with each call. */
  readonly entity?: string
  readonly name: string
}

export function callOf({ source, metadata, method, operation, args, receiver, entity, name }: LiveCall): OrmCall {
  const isRecord = findRecordOperation(method) === operation && operation.takes === 'entities' && metadata !== undefined && args[0] !== undefined
  const { call } = describe({
    method, operation, args: args.map((one, index) => argumentValue(one, operation.takes, index)), entity: namedOf(metadata), find: findIn(source), target: targetOf(source),
    place: nowhere, receiver, style: { receiver, ...entity === undefined ? {} : { entity } }, subject: absent, ...isRecord && !Array.isArray(args[0]) ? { one: true } : {},
  })
  const bulk = bulkFor(call, metadata)
  return { ...call, name, ...bulk === undefined ? {} : { bulk } }
}

/** Of several conditions, the one on a key tells the items apart, as far as one call can tell. */
function bulkFor({ bulk, filters }: OrmCall, metadata: Metadata | undefined): Bulk | undefined {
  if (metadata === undefined || filters.length < 2) return bulk
  const keys = new Set([...metadata.primaryColumns.map(({ propertyPath }) => propertyPath), ...mappedOf(metadata).relations.flatMap(({ name, fields }) => [name, ...fields])])
  const onKeys = filters.filter(({ path }) => keys.has(path.join('.')) || keys.has(path[0]!))
  return onKeys.length === 1 ? bulk?.within?.({ varies: (value: Value) => value === onKeys[0]!.value, resultUsed: 'unknown', isElsewhere: false }) ?? bulk : bulk
}

export function rawCallOf(source: Source, method: string, name: string): OrmCall {
  const { call } = describeRaw({ method, args: [unknown], receiver: '', place: nowhere, target: targetOf(source), subject: absent }, { entity: {}, many: true, loaded: undefined, at: nowhere })
  return { ...call, name }
}

/** A relation that was read as a property of a row. */
export function lazyCallOf(source: Source, relation: Relation, name: string): OrmCall | undefined {
  const mapped = mappedOf(relation.entityMetadata)
  const target = targetOf(source)
  const known = mapped.relations.find((one) => one.name === relation.propertyPath)
  return known === undefined ? undefined : lazyCall({ relation: known, find: findIn(source), name, row: unknown, place: nowhere, target, hint: relationAdvice(known.name.split('.'), mapped.entity.name, { version: target.version }) })
}

export function builtCallOf(source: Source, builder: Builder, metadata: Metadata | undefined, method: string, args: readonly unknown[], name: string): OrmCall | undefined {
  const call = describeRun({
    method, args: args.map((one) => structureOf(one)), state: stateOfLive(builder, metadata), receiver: '', entity: namedOf(metadata), find: findIn(source),
    target: targetOf(source), place: nowhere,
  })?.call
  return call === undefined ? undefined : { ...call, name }
}

/** The steps that led to what a builder holds, taken once more. */
function stateOfLive({ expressionMap: map }: Builder, metadata: Metadata | undefined): State {
  const alias = map.mainAlias?.name ?? ''
  const steps: (readonly [string, ...Value[]])[] = [
    ...kindOf(map),
    // Relations are known to be selected by their joins; what remains are columns and computed values.
    ...(map.selects ?? []).filter(({ selection }) => selection.includes('(')).map(({ selection }) => ['addSelect', literal(selection)] as const),
    ...Object.keys(map.orderBys ?? {}).map((column) => ['orderBy', literal(column)] as const),
    ...(map.groupBys ?? []).map((column) => ['groupBy', literal(column)] as const),
    ...map.lockMode === undefined ? [] : [['setLock'] as const],
    ...map.joinAttributes.map(({ entityOrProperty, alias, isSelected }) => [isSelected ? 'leftJoinAndSelect' : 'leftJoin', textOrUnknown(entityOrProperty), literal(alias.name)] as const),
    ...map.relationIdAttributes.map(({ mapToProperty }) => ['loadRelationIdAndMap', textOrUnknown(mapToProperty)] as const),
    ...map.wheres.map(({ type, condition }) => [type === 'or' ? 'orWhere' : 'where', textOrUnknown(condition)] as const),
    ['setParameters', structureOf(map.parameters)],
    ...(['take', 'skip', 'limit', 'offset'] as const).flatMap((name) => map[name] === undefined ? [] : [[name, literal(map[name])] as const]),
  ]
  const start = startQuery(metadata === undefined ? absent : literal(metadata.name), literal(alias), '')
  return steps.reduce<State>((state, [method, ...given]) => stateOf(stepped(state, method, given)) ?? state, start)
}

function kindOf(map: Builder['expressionMap']): readonly (readonly [string, ...Value[]])[] {
  switch (map.queryType) {
    case 'insert': return [['insert'], ['values', structureOf(map.valuesSet)]]
    case 'update': return [['update', structureOf(map.valuesSet)]]
    case 'delete': case 'soft-delete': case 'restore': return [['delete']]
    case 'relation': return [['relation', literal(map.relationPropertyPath)], ['of', structureOf(map.of)]]
    default: return []
  }
}

/** Texts of conditions are code; whatever else they are given as is data. */
function textOrUnknown(live: unknown): Value {
  return typeof live === 'string' ? literal(live) : array([])
}
