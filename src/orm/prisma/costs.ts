// Statements of one execution, transaction control left out. The counts hold below the database's limit of bound values (999 on
// SQLite), above which Prisma splits a statement; sizes of lists are rarely known before the program runs, so that is no part of it.
// Measured per version and database; where only bounds are known, the answer is an interval.

import { type Cost, between, boundless, either, free, perhaps, repeat, sequence, statements } from '../../model/cost.ts'
import type { Target } from '../../model/orm-call.ts'
import type { Entity, Schema } from '../../model/schema.ts'
import { type Tri, anyOf, both, opposite } from '../../model/tri.ts'
import { type Value, fields } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import { isAbsent, part } from './argument.ts'
import { type Traits, traitsOf } from './engine-traits.ts'
import { type Loaded, type Loading, loadingOf } from './expansions.ts'
import { findOperation } from './operations.ts'
import { isNested, nestedWritesCost, writesColumns } from './nested-writes.ts'

export interface Costed {
  readonly operation: string
  readonly argument: Value
  readonly entity: Entity | undefined
  readonly schema: Schema | undefined
  readonly target: Target
}

export function costOf(call: Costed): Cost {
  const traits = traitsOf(call.target, call.argument)
  const loading = loadingOf(call.argument, call.entity, call.schema)
  switch (call.operation) {
    case 'create': return createCost(call, traits, loading)
    case 'update': return updateCost(call, traits, loading)
    case 'upsert': return upsertCost(call, traits, loading)
    case 'delete': return emulatedActions(deleteCost(traits, loading), call)
    case 'deleteMany': return emulatedActions(statements(1), call)
    case 'createManyAndReturn':
    case 'updateManyAndReturn':
      return sequence(statements(1), perhaps(selectionCost(loading, traits)))
    default:
      return findOperation(call.operation)?.effect === 'read' ? sequence(statements(1), relationsCost(loading, traits)) : statements(1)
  }
}

/** Statements of `x.findUnique(…).posts(…)` beyond those of `findUnique` itself. */
export function chainedCost(junction: boolean, argument: Value, entity: Entity | undefined, schema: Schema | undefined, target: Target): Cost {
  const traits = traitsOf(target, argument)
  const inner = loadingOf(argument, entity, schema)
  const chained: Loaded = { relation: '', entity: '', certain: 'yes', junction, bounded: 'unknown', inner }
  return relationsCost({ relations: [chained], open: false }, traits)
}

/** Statements for the relations that a call loads, beyond the one for its own rows. */
function relationsCost(loading: Loading, traits: Traits): Cost {
  if (traits.loads === 'join') return free
  const queries = queriesOf(loading, traits)
  return traits.loads === 'unknown' ? perhaps(queries) : queries
}

function queriesOf(loading: Loading, traits: Traits): Cost {
  const each = loading.relations.map((one) => {
    const own = one.junction ? between(1, traits.junctionQueries) : statements(1)
    const all = sequence(own, queriesOf(one.inner, traits))
    return one.certain === 'yes' && !traits.skipsEmpty ? all : perhaps(all)
  })
  return sequence(...each, ...(loading.open ? [boundless] : []))
}

/** The query that reads a written row back, with its relations. */
function selectionCost(loading: Loading, traits: Traits): Cost {
  return sequence(statements(1), relationsCost(loading, traits))
}

/** Whether a call loads relations at all. */
function loadsRelations(loading: Loading): Tri {
  if (loading.relations.some((one) => one.certain === 'yes')) return 'yes'
  return loading.open || loading.relations.length > 0 ? 'unknown' : 'no'
}

function choose(answer: Tri, yes: Cost, no: Cost): Cost {
  return answer === 'yes' ? yes : answer === 'no' ? no : either(yes, no)
}

function createCost(call: Costed, traits: Traits, loading: Loading): Cost {
  const data = part(call.argument, 'data')
  const nested = nestedWritesCost(data, call.entity, call.schema)
  const simple = choose(traits.returning, statements(1), statements(2))
  const full = sequence(statements(1), nested, selectionCost(loading, traits))
  return choose(anyOf(isNested(data, call.entity), loadsRelations(loading)), full, simple)
}

function updateCost(call: Costed, traits: Traits, loading: Loading): Cost {
  const data = part(call.argument, 'data')
  const nested = isNested(data, call.entity)
  const readBack = selectionCost(loading, traits)
  const simple = choose(traits.returning, statements(1), statements(3))
  const loaded = sequence(choose(traits.returning, statements(1), statements(2)), readBack)
  const withNested = sequence(writesColumns(data, call.entity) === 'no' ? statements(1) : between(1, 2), nestedWritesCost(data, call.entity, call.schema), readBack)
  return choose(nested, withNested, choose(loadsRelations(loading), loaded, simple))
}

function upsertCost(call: Costed, traits: Traits, loading: Loading): Cost {
  const create = part(call.argument, 'create')
  const update = part(call.argument, 'update')
  const nested = either(nestedWritesCost(create, call.entity, call.schema), nestedWritesCost(update, call.entity, call.schema))
  const stepwise = sequence(statements(2), nested, selectionCost(loading, traits))
  const plain = both(opposite(isNested(create, call.entity)), both(opposite(isNested(update, call.entity)), opposite(loadsRelations(loading))))
  const native = both(traits.returning, both(plain, matchesCreate(part(call.argument, 'where'), create)))
  // With nothing to update there is no row for the database to hand back, and whether Prisma asks first is not known.
  return choose(native === 'yes' && isEmpty(update) ? 'unknown' : native, statements(1), stepwise)
}

function isEmpty(value: Value): boolean {
  const known = fields(value)
  return known !== undefined && Object.values(known.known).every(isAbsent)
}

/** A native upsert needs one unique field in `where` and the same value for it in `create`. */
function matchesCreate(where: Value, create: Value): Tri {
  const unique = fields(where)
  if (unique === undefined) return 'unknown'
  const conditions = Object.entries(unique.known)
  if (conditions.length !== 1) return conditions.length > 1 ? 'no' : 'unknown'
  const [name, value] = conditions[0]!
  const created = part(create, name)
  if (created.kind === 'literal' && value.kind === 'literal') return valueKey(created) === valueKey(value) ? 'yes' : 'no'
  if (value.kind === 'object') return 'unknown'
  if (isAbsent(created)) return 'no'
  return value.kind === 'ref' && valueKey(created) === valueKey(value) ? 'yes' : 'unknown'
}

function deleteCost(traits: Traits, loading: Loading): Cost {
  const simple = choose(traits.returning, statements(1), statements(2))
  return choose(loadsRelations(loading), sequence(statements(1), selectionCost(loading, traits)), simple)
}

/** Without foreign keys in the database, Prisma does itself what a deletion means for rows that refer to the deleted one. */
function emulatedActions(cost: Cost, call: Costed): Cost {
  if (call.schema?.relationMode !== 'emulated') return cost
  const referring = call.entity?.relations.filter((one) => one.key === 'there').length ?? 0
  return referring === 0 ? cost : sequence(cost, perhaps(repeat(statements(2), statements(referring))))
}
