// Statements of writes that stand inside a write's data (`posts: { create: [...] }`). Prisma runs them one by one in the transaction
// of the outer write; it inserts several children by one statement only under conditions that code does not show, hence intervals.

import { type Cost, between, boundless, either, free, sequence, statements } from '../../model/cost.ts'
import type { Entity, Relation, Schema } from '../../model/schema.ts'
import { type Tri, eitherWay } from '../../model/tri.ts'
import { type Value, fields, items, possibilities } from '../../model/value.ts'
import { isAbsent } from './argument.ts'
import { findRelation, targetOf } from './models.ts'

const writeKeys: ReadonlySet<string> = new Set([
  'create', 'createMany', 'connect', 'connectOrCreate', 'disconnect', 'set', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany',
])

const DEPTH_LIMIT = 5

/** Whether data writes to relations. */
export function isNested(data: Value, entity: Entity | undefined): Tri {
  return possibilities(data).map((one): Tri => {
    const known = fields(one)
    if (known === undefined) return one.kind === 'literal' ? 'no' : 'unknown'
    if (Object.entries(known.known).some(([name, value]) => writesRelation(name, value, entity))) return 'yes'
    return known.open ? 'unknown' : 'no'
  }).reduce(eitherWay)
}

/** Whether data also sets columns of the row itself. */
export function writesColumns(data: Value, entity: Entity | undefined): Tri {
  const known = fields(data)
  if (known === undefined) return 'unknown'
  if (Object.entries(known.known).some(([name, value]) => !writesRelation(name, value, entity))) return 'yes'
  return known.open ? 'unknown' : 'no'
}

/** The relation writes of data: name of the relation, name of the write, its argument. */
export function relationWrites(data: Value, entity: Entity | undefined): readonly { readonly relation: string; readonly write: string; readonly argument: Value }[] {
  return possibilities(data).flatMap((one) => Object.entries(fields(one)?.known ?? {}).flatMap(([relation, value]) => {
    if (!writesRelation(relation, value, entity)) return []
    return possibilities(value).flatMap((part) => Object.entries(fields(part)?.known ?? {})
      .filter(([write, argument]) => writeKeys.has(write) && !isAbsent(argument))
      .map(([write, argument]) => ({ relation, write, argument })))
  }))
}

export function nestedWritesCost(data: Value, entity: Entity | undefined, schema: Schema | undefined, depth = 0): Cost {
  if (depth > DEPTH_LIMIT) return boundless
  return possibilities(data).map((one) => {
    const known = fields(one)
    if (known === undefined) return one.kind === 'literal' ? free : boundless
    const writes = relationWrites(one, entity)
    const costs = writes.map(({ relation, write, argument }) => {
      const found = findRelation(entity, relation)
      return writeCost(write, argument, found, found === undefined ? undefined : targetOf(found, schema), schema, depth)
    })
    return sequence(...costs, ...(known.open && writes.length === 0 ? [boundless] : []))
  }).reduce(either)
}

function writesRelation(name: string, value: Value, entity: Entity | undefined): boolean {
  if (isAbsent(value)) return false
  if (entity !== undefined) return findRelation(entity, name) !== undefined
  return possibilities(value).some((one) => Object.keys(fields(one)?.known ?? {}).some((key) => key !== 'set' && key !== 'update' && key !== 'delete' && writeKeys.has(key)))
}

function writeCost(write: string, argument: Value, relation: Relation | undefined, target: Entity | undefined, schema: Schema | undefined, depth: number): Cost {
  const key = relation?.key
  switch (write) {
    case 'create': return perItem(argument, true, (item) => {
      const own = key === 'junction' ? between(1, 2) : key === 'there' || key === 'here' ? statements(1) : between(1, 2)
      return sequence(own, nestedWritesCost(item, target, schema, depth + 1))
    })
    case 'createMany': return statements(1)
    case 'connect': return key === 'here' ? statements(1) : key === 'junction' ? statements(2) : between(1, relation?.cardinality === 'one' ? 3 : 2)
    case 'connectOrCreate': return perItem(argument, false, () => key === 'here' ? between(1, 2) : key === 'junction' ? between(2, 3) : between(1, 3))
    case 'update': return perItem(argument, false, (item) => {
      const data = fields(item)?.known['data'] ?? item
      const inner = nestedWritesCost(data, target, schema, depth + 1)
      return sequence(isNested(data, target) === 'no' ? statements(2) : between(1, 3), inner)
    })
    case 'upsert': return perItem(argument, false, () => between(2, 4))
    case 'delete': return perItem(argument, false, () => between(1, 3))
    case 'set': return between(1, 4)
    default: return perItem(argument, false, () => between(1, 3))
  }
}

/** Once for each item of a list that code states; several plain inserts may become one. */
function perItem(argument: Value, merges: boolean, cost: (item: Value) => Cost): Cost {
  return possibilities(argument).map((one) => {
    if (one.kind === 'object') return cost(one)
    if (one.kind === 'literal') return one.value === false ? free : cost(one)
    const all = items(one)
    if (all === undefined) return one.kind === 'array' ? sequence(...one.items.map(cost), boundless) : boundless
    const sum = sequence(...all.map(cost))
    return merges && all.length > 1 ? { low: cost(all[0]!).low, high: sum.high } : sum
  }).reduce(either)
}
