// Statements of one execution, transaction control left out. TypeORM sends one joined statement for all relations; rows that are limited
// and joined cost two, of which the second is left out where the first finds nothing. What a write costs depends on whether the row is
// new and on the database, which hands generated values back with the statement or has to be asked for them.

import { type Cost, between, boundless, free, perhaps, sequence, statements } from '../../model/cost.ts'
import type { Filter, OrmCall, Target } from '../../model/orm-call.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, absent } from '../../model/value.ts'
import { type FindMapped, type Mapped, findRelation } from './entities/mapped.ts'
import { type Loaded, type Loading, byQuery, countOf, loadingOf } from './loading.ts'
import type { Operation } from './operations.ts'
import { mayBe, part } from './options.ts'
import { relationsIn, type Written, writtenBy } from './written.ts'

export interface Costed {
  readonly name: string
  readonly operation: Operation
  readonly options: Value
  readonly filters: readonly Filter[]
  readonly orderings: OrmCall['orderings']
  readonly loading: Loading
  readonly mapped: Mapped | undefined
  /** What is stored or removed. */
  readonly data: Value
  readonly target: Target
}

export function costOf(call: Costed): Cost {
  switch (call.name) {
    case 'find': case 'findBy': case 'findByIds': return findCost(call)
    case 'findAndCount': case 'findAndCountBy': return sequence(findCost(call), call.target.version === 0.2 ? statements(1) : between(0, 1))
    case 'findOne': case 'findOneBy': case 'findOneOrFail': case 'findOneByOrFail': case 'findOneById': case 'reload': return sequence(limitedCost(call), extraCost(call))
    case 'findTrees': return sequence(statements(1), boundless)
    case 'preload': return between(0, 1 + relationsIn(call.data, call.mapped).length)
    case 'save': return saveCost(writtenBy(call.data, call.mapped), call)
    case 'softRemove': case 'recover': return changeCost(writtenBy(call.data, call.mapped), call)
    case 'remove': return removeCost(writtenBy(call.data, call.mapped), call)
    case 'insert': case 'upsert': return insertCost(writtenBy(call.data, call.mapped), call.target)
    default: return statements(1)
  }
}

function findCost(call: Costed): Cost {
  const limited = mayBe(part(call.options, 'take')) || mayBe(part(call.options, 'skip'))
  return sequence(limited ? limitedCost(call) : statements(1), extraCost(call))
}

/** One row, or a page: with joins, first the ids and then the rows of those. */
function limitedCost(call: Costed): Cost {
  return joins(call) === 'no' ? statements(1) : between(1, 2)
}

/** Statements beside the main one: relations by queries of their own, lists of ids. */
function extraCost(call: Costed): Cost {
  const relations = countOf(call.loading.relations)
  const queried = byQuery(call.options, call.target) === 'no' ? free : call.loading.open ? boundless : perhaps(statements(2 * relations))
  const ids = mayBe(part(call.options, 'loadRelationIds')) ? idCost(call.mapped) : free
  return sequence(queried, ids, idListsCost(call.mapped, call.loading.relations))
}

/** Eager relations of rows that no finder asked for: those of a lazy one. */
export function eagerCost(mapped: Mapped | undefined, find: FindMapped, target: Target): Cost {
  return byQuery(absent, target) === 'yes' ? perhaps(statements(2 * countOf(loadingOf(absent, mapped, find).relations))) : free
}

/** `@RelationId` of collections, of the entity and of what is joined to it. */
export function idListsCost(mapped: Mapped | undefined, relations: readonly Loaded[]): Cost {
  const own = mapped === undefined || mapped.idLists === 0 ? free : between(0, mapped.idLists)
  return sequence(own, ...relations.map((one) => idListsCost(one.target, one.inner)))
}

/** Ids of all relations that hold many. */
export function idCost(mapped: Mapped | undefined): Cost {
  return mapped === undefined ? boundless : between(0, mapped.relations.filter((one) => one.key !== 'here').length)
}

/** Whether other tables are joined: to load them, or because conditions and orders name them. */
function joins(call: Costed): Tri {
  const { loading, mapped } = call
  const queried = byQuery(call.options, call.target)
  if (queried === 'no' && loading.relations.some((one) => one.certain === 'yes')) return 'yes'
  const touched = [...call.filters, ...call.orderings].some((one) => one.path.length > 1 && findRelation(mapped, one.path[0]!) !== undefined || mapped === undefined && one.path.length > 1)
  if (touched) return 'yes'
  if (queried === 'yes') return 'no'
  return loading.open || loading.relations.length > 0 || mapped === undefined && call.options.kind !== 'literal' ? 'unknown' : 'no'
}

type Returning = 'statement' | 'select' | 'selects'

/** How values that the database made come back. */
function returningOf(target: Target): Returning | undefined {
  switch (target.provider) {
    case 'postgresql': case 'cockroachdb': case 'sqlserver': return 'statement'
    case 'mysql': return 'select'
    case 'sqlite': return target.features.includes('sqljs') ? 'selects' : 'select'
    default: return undefined
  }
}

/** Statements at most for one row that is written with its values read back. */
function rowLimit(target: Target): number {
  switch (returningOf(target)) {
    case 'statement': return 1
    case 'select': return 2
    default: return 3
  }
}

function saveCost(written: Written, call: Costed): Cost {
  const low = written.many && written.count === undefined || written.count === 0 ? 0 : 1
  if (written.count === 0) return free
  if (written.related !== 'no' || written.count === undefined) return sequence(statements(low), boundless)
  return between(low, 1 + written.count * rowLimit(call.target))
}

/** Rows are read first, then each is updated. */
function changeCost(written: Written, call: Costed): Cost {
  if (written.count === 0) return free
  if (written.related !== 'no' || written.count === undefined) return sequence(statements(written.many ? 0 : 1), boundless)
  return between(1, 1 + written.count * rowLimit(call.target))
}

/** Rows are read first, with the ids of what junction tables tie to them. */
function removeCost(written: Written, call: Costed): Cost {
  if (written.count === 0) return free
  const junctions = call.mapped?.relations.filter((one) => one.key === 'junction').length ?? 0
  const known = call.mapped !== undefined && call.mapped.tree === undefined && !call.mapped.relations.some((one) => one.cascades)
  const low = written.many && written.count === undefined ? 0 : 1
  return known ? between(low, 2 + 2 * junctions) : sequence(statements(low), boundless)
}

export function insertCost(written: Pick<Written, 'many' | 'count'>, target: Target): Cost {
  if (written.count === 0) return free
  const low = written.many && written.count === undefined ? 0 : 1
  switch (returningOf(target)) {
    case 'statement': return between(low, 1)
    case 'select': return between(low, 2)
    default: return written.count === undefined ? sequence(statements(low), boundless) : between(low, 2 + written.count)
  }
}
