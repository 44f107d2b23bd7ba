// What a query builder does when its last step runs it.

import { type Cost, between, free, perhaps, sequence, statements } from '../../model/cost.ts'
import type { Bulk, OrmCall, Target } from '../../model/orm-call.ts'
import type { Place } from '../../model/place.ts'
import { type Value, absent, array, items, textOf, unknown } from '../../model/value.ts'
import type { Conditions } from './advice/batch.ts'
import { builderAdvice, builderWording, countOf, existingAdvice, groupedAdvice, type Naming, relationWriteAdvice, valuesAdvice } from './advice/builders.ts'
import { rankedBy } from './advice/ranked.ts'
import { type Read, readAdvice, relationAdvice } from './advice/relations.ts'
import { perRound } from './bulk.ts'
import { dependenceOf, isJoined, isOpen, loadedBy, selectionsOf } from './builders.ts'
import { type BuiltFilter, builtFilters, conditionsIn } from './built-filters.ts'
import { idCost, idListsCost, insertCost } from './costs.ts'
import type { Named } from './entities/find.ts'
import { type FindMapped, findRelation, type MappedRelation, targetOf } from './entities/mapped.ts'
import { expansionsOf, loadedPaths, loadingOfPaths, withIds } from './loading.ts'
import { nameOneRow } from './filters.ts'
import { mayBe } from './options.ts'
import { resultOf, rowsOf } from './results.ts'
import { limitOf, type Meaning, storedBy } from './semantics.ts'
import { type State, isOf, part } from './values.ts'
import { dependence, writtenBy } from './written.ts'

export interface Run {
  readonly method: string
  readonly args: readonly Value[]
  readonly state: State
  /** What the last step is called on, as code writes it. */
  readonly receiver: string
  readonly entity: Named
  readonly find: FindMapped
  readonly target: Target
  readonly place: Place
}

const reads: Readonly<Record<string, OrmCall['rows']>> = {
  getOne: 'one', getOneOrFail: 'one', getMany: 'many', getManyAndCount: 'many', getRawAndEntities: 'many', getRawOne: 'one', getRawMany: 'many',
  getCount: 'scalar', getExists: 'scalar', stream: 'many', execute: 'many',
}

const relationOperations: Readonly<Record<string, { readonly effect: 'read' | 'write'; readonly rows: OrmCall['rows'] }>> = {
  loadOne: { effect: 'read', rows: 'one' }, loadMany: { effect: 'read', rows: 'many' },
  add: { effect: 'write', rows: 'none' }, remove: { effect: 'write', rows: 'none' }, set: { effect: 'write', rows: 'none' }, addAndRemove: { effect: 'write', rows: 'none' },
}

/** Undefined where the method is a step like others. */
export function describeRun(run: Run): Meaning | undefined {
  switch (isOf(run.state)) {
    case 'select': return Object.hasOwn(reads, run.method) ? describeSelect(run) : undefined
    case 'insert': case 'update': case 'delete': return run.method === 'execute' ? describeChange(run) : undefined
    case 'relation': return Object.hasOwn(relationOperations, run.method) ? describeRelation(run) : undefined
    default: return undefined
  }
}

type Shared = 'orm' | 'operation' | 'name' | 'entity' | 'orderings' | 'argument' | 'place' | 'target' | 'expansions' | 'paging'

function shared(run: Run): Pick<OrmCall, Shared> {
  const { state, method, entity } = run
  const start = textOf(part(state, 'text')) ?? ''
  return {
    orm: 'typeorm', operation: method, name: start === '' ? method : `${start}…${method}`, ...(entity.name === undefined ? {} : { entity: entity.name }),
    orderings: [], expansions: [], paging: 'none', argument: array([dependence(dependenceOf(state)), ...run.args.map(dependence), ...(isChain(run.receiver, start) ? [] : [unknown])]), place: run.place, target: run.target,
  }
}

/**
 * Whether a query is written in one expression. One that is kept in a variable may have been changed on some path only, or by a function
 * that it was handed to, so that nobody can say that it is the same in each round.
 */
function isChain(receiver: string, start: string): boolean {
  const [written = '', rest] = receiver.split('…')
  return start !== '' && (written.startsWith(start) || start.startsWith(written) && written.includes('.') && rest !== undefined)
}

function describeSelect(run: Run): Meaning {
  const { method, state, entity, find } = run
  const built = builtFilters(state, entity.mapped)
  const filters = built.map(({ filter }) => filter)
  const loading = loadingOfPaths(loadedBy(state), entity.mapped, find, isOpen(state))
  const raw = method.startsWith('getRaw') && method !== 'getRawAndEntities' || method === 'stream' || method === 'execute'
  const rows = reads[method]!
  const limit = mayBe(part(state, 'take')) ? part(state, 'take') : part(state, 'limit')
  const offset = mayBe(part(state, 'skip')) ? part(state, 'skip') : part(state, 'offset')
  const isKey = nameOneRow(filters, entity.mapped)
  const ranked = isKey ? undefined : rankedBy({ rows, isOrdered: mayBe(part(state, 'ordered')), take: limit, skip: offset, isOpen: false })
  const call: OrmCall = {
    ...shared(run), effect: 'read', rows, bounded: rows === 'many' ? limitOf(limit) : 'yes', filters, ...bulkPart(perRound(filters, (conditions) => selectBulk(run, conditions, { ranked, isOne: rows === 'one' && !isKey }, namingOf(run, built)))),
    expansions: raw ? [] : expansionsOf(loading, 'join'), cost: selectCost(run, raw),
    paging: mayBe(offset) ? 'offset' : mayBe(limit) ? 'limit' : 'none',
  }
  const found = { entity: raw ? {} : entity, many: rows === 'many', alias: namingOf(run, built).alias, most: limit, loaded: raw ? undefined : withIds(loadedPaths(loading), entity.mapped, mayBe(part(state, 'allIds')) || mayBe(part(state, 'counts'))), at: run.place }
  if (method === 'getManyAndCount') return { call, result: array([rowsOf(found), unknown]) }
  return { call, result: method === 'getRawAndEntities' ? unknown : resultOf(method, rows, found) }
}

/** A repository calls the entity by its name where it is told no alias. */
function namingOf({ state, entity }: Run, built: readonly BuiltFilter[]): Naming {
  return { alias: textOf(part(state, 'alias')) ?? entity.name ?? 'row', columnOf: (filter) => built.find((one) => one.filter === filter)?.column, conditions: conditionsIn(state) }
}

function selectBulk({ method, state, entity, find, target }: Run, conditions: Conditions, wanted: Pick<Read, 'ranked' | 'isOne'>, naming: Naming): Bulk {
  const aggregates = method === 'getCount' ? [countOf(naming.alias, entity.mapped, isJoined(state))] : method.startsWith('getRaw') ? aggregatesOf(selectionsOf(state)) : []
  if (aggregates.length > 0) return { operation: 'groupBy', returnsRows: true, hint: groupedAdvice(conditions, naming, aggregates, mayBe(part(state, 'grouped'))) }
  if (method === 'getExists') return { operation: 'where', returnsRows: true, hint: existingAdvice(conditions, naming) }
  const last = method === 'getRawOne' ? 'getRawMany' : reads[method] === 'one' ? 'getMany' : undefined
  const many = builderAdvice(conditions, naming, last)
  return { operation: 'where', returnsRows: true, hint: readAdvice(many, { mapped: entity.mapped, find, conditions, ...wanted, wording: builderWording(naming, isJoined(state), last), isLocked: mayBe(part(state, 'locked')), target }) }
}

/** Selections that compute one value of many rows; without their words where those would need quotes of their own. */
function aggregatesOf(selections: readonly string[]): readonly string[] {
  return selections.flatMap((selection) => {
    const name = /\b(count|sum|avg|min|max|group_concat|string_agg|array_agg|json_agg|jsonb_agg|bool_or|bool_and)\s*\(/i.exec(selection)?.[1]
    return name === undefined ? [] : [selection.length <= 40 && !/['`]/.test(selection) ? selection : `${name}(…)`]
  })
}

function bulkPart(bulk: Bulk | undefined): { readonly bulk?: Bulk } {
  return bulk === undefined ? {} : { bulk }
}

/** Rows that are limited by `take` and joined cost two statements; each list of ids or counts one more. */
function selectCost(run: Run, raw: boolean): Cost {
  const { method, state, entity } = run
  if (raw || method === 'getCount' || method === 'getExists') return statements(1)
  const limited = mayBe(part(state, 'take')) || mayBe(part(state, 'skip'))
  const rows = limited && (isJoined(state) || isOpen(state)) ? between(1, 2) : statements(1)
  const counted = method !== 'getManyAndCount' ? free : run.target.version === 0.2 ? statements(1) : between(0, 1)
  const lists = perhaps(statements(items(part(state, 'counts'))?.length ?? 0))
  const all = part(state, 'allIds') === absent ? free : idCost(entity.mapped)
  return sequence(rows, counted, lists, all, idListsCost(entity.mapped, []))
}

function describeChange(run: Run): Meaning {
  const { state, entity } = run
  const is = isOf(state)
  const data = part(state, 'data')
  const built = is === 'insert' ? [] : builtFilters(state, entity.mapped)
  const filters = built.map(({ filter }) => filter)
  const call: OrmCall = {
    ...shared(run), operation: is ?? run.method, effect: 'write', rows: 'none', bounded: 'yes', filters,
    ...(data === absent ? {} : { data: storedBy(data) }), ...(is === 'insert' ? { either: true as const } : {}),
    ...bulkPart(perRound(filters, (conditions) => changeBulk(run, conditions, namingOf(run, built)))),
    cost: is === 'insert' ? insertCost(writtenBy(data, entity.mapped), run.target) : between(1, 1),
  }
  return { call, result: unknown }
}

function changeBulk(run: Run, conditions: Conditions, naming: Naming): Bulk {
  const data = part(run.state, 'data')
  if (isOf(run.state) === 'insert') return { operation: 'values', returnsRows: true, hint: valuesAdvice() }
  return { operation: 'where', returnsRows: false, ...(data === absent ? {} : { equal: data }), hint: builderAdvice(conditions, naming) }
}

/** `.relation('posts').of(user)`. */
function describeRelation(run: Run): Meaning {
  const { method, state, entity, find } = run
  const name = textOf(part(state, 'relation'))
  const relation = name === undefined ? undefined : findRelation(entity.mapped, name)
  const { effect, rows } = relationOperations[method]!
  const other = targetOf(relation, find)
  const bulk: Bulk | undefined = effect === 'write' ? writeBulk(run, relation)
    : { operation: 'relations', returnsRows: true, hint: relationAdvice((name ?? '…').split('.'), entity.name ?? 'parent', { version: run.target.version }) }
  const call: OrmCall = {
    ...shared(run), effect, rows, bounded: rows === 'many' ? 'no' : 'yes', filters: [], ...bulkPart(bulk),
    cost: effect === 'read' ? sequence(statements(1), idListsCost(other, [])) : method === 'addAndRemove' ? between(0, 2) : writtenBy(run.args[0] ?? absent, undefined).count === undefined ? between(0, 1) : statements(1),
  }
  const target: Named = relation === undefined ? {} : { name: relation.target, ...(relation.class === undefined ? {} : { class: relation.class }), ...(other === undefined ? {} : { mapped: other }) }
  return { call, result: effect === 'read' ? rowsOf({ entity: target, many: rows === 'many', loaded: undefined, at: run.place }) : unknown }
}

/**
 * One call takes many ids for one row, or one id for many rows. What the other side holds is one-to-many: TypeORM adds to one row at a
 * time, and sets a key only where it is.
 */
function writeBulk({ method, args, state }: Run, relation: MappedRelation | undefined): Bulk | undefined {
  const ids: Bulk = { operation: method, returnsRows: false, equal: part(state, 'of'), hint: relationWriteAdvice(method, 'ids') }
  const rows: Bulk = { operation: method, returnsRows: false, equal: array(args), hint: relationWriteAdvice(method, 'rows') }
  if (method === 'set') return relation?.key === 'here' ? rows : undefined
  if (relation?.key !== 'junction' && !(method === 'remove' && relation?.key === 'there')) return ids
  return { ...ids, within: (round) => args.some((one) => round.varies(one)) ? ids : rows }
}
