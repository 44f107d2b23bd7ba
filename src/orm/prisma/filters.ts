// Conditions of a `where`, flattened to paths of fields. A condition under `OR`, `NOT`, `none` and the like keeps its place in the
// operator (`or.equals`), so that nobody takes it for one that narrows the result by itself.

import type { Filter } from '../../model/orm-call.ts'
import type { Entity, Schema } from '../../model/schema.ts'
import { type Value, absent, array, fields, literalOf, possibilities } from '../../model/value.ts'
import { findRelation, targetOf } from './models.ts'

const connectives: Readonly<Record<string, string>> = { AND: '', OR: 'or.', NOT: 'not.' }
const relationOperators: Readonly<Record<string, string>> = { some: '', every: 'every.', none: 'none.', is: '', isNot: 'not.' }

const scalarOperators: ReadonlySet<string> = new Set([
  'equals', 'not', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith', 'search', 'mode', 'has', 'hasEvery',
  'hasSome', 'isEmpty', 'isSet', 'path', 'string_contains', 'string_starts_with', 'string_ends_with', 'array_contains',
  'array_starts_with', 'array_ends_with',
])

const DEPTH_LIMIT = 6

interface Position {
  readonly path: readonly string[]
  readonly prefix: string
  readonly entity: Entity | undefined
  readonly schema: Schema | undefined
  readonly depth: number
}

export function filtersOf(where: Value, entity: Entity | undefined, schema: Schema | undefined): readonly Filter[] {
  return conditions(where, { path: [], prefix: '', entity, schema, depth: 0 })
}

function conditions(where: Value, at: Position): readonly Filter[] {
  if (at.depth > DEPTH_LIMIT) return []
  return possibilities(where).flatMap((one) => {
    if (one.kind === 'array') {
      const more = one.more === undefined ? [] : conditions(one.more, deeper(at))
      // A condition for each of a list, of which nobody knows how many there are.
      return [...one.items.flatMap((item) => conditions(item, deeper(at))), ...at.prefix === 'or.' ? more.map((filter) => ({ ...filter, value: array([], filter.value) })) : more]
    }
    return Object.entries(fields(one)?.known ?? {}).flatMap(([name, value]) => condition(name, value, at))
  })
}

function condition(name: string, value: Value, at: Position): readonly Filter[] {
  if (value.kind === 'literal' && value.value === undefined) return []
  const connective = Object.hasOwn(connectives, name) ? connectives[name] : undefined
  if (connective !== undefined) return conditions(value, deeper(at, { prefix: at.prefix + connective }))
  const compound = compoundFields(name, value, at.entity)
  if (compound !== undefined) return Object.entries(compound).flatMap(([field, part]) => condition(field, part, deeper(at)))
  const relation = findRelation(at.entity, name)
  const inner = { path: [...at.path, name], entity: relation === undefined ? undefined : targetOf(relation, at.schema) }
  if (relation !== undefined) return relationConditions(value, deeper(at, inner))
  return possibilities(value).flatMap((one) => scalarConditions(one, deeper(at, inner)))
}

function relationConditions(value: Value, at: Position): readonly Filter[] {
  return possibilities(value).flatMap((one) => {
    const known = fields(one)?.known
    // A row, or conditions that stand elsewhere: no list takes their place.
    if (known === undefined) return [{ path: at.path, operator: `${at.prefix}${one.kind === 'literal' ? 'equals' : 'is'}`, value: one }]
    return Object.entries(known).flatMap(([name, inner]) => {
      const operator = Object.hasOwn(relationOperators, name) ? relationOperators[name] : undefined
      return operator === undefined ? condition(name, inner, at) : relationConditions(inner, deeper(at, { prefix: at.prefix + operator }))
    })
  })
}

function scalarConditions(value: Value, at: Position): readonly Filter[] {
  const known = fields(value)?.known
  if (known === undefined || at.entity !== undefined) return [{ path: at.path, operator: `${at.prefix}equals`, value }]
  const entries = Object.entries(known)
  if (entries.every(([name]) => scalarOperators.has(name))) {
    const insensitive = literalOf(known['mode'] ?? absent)?.value === 'insensitive' ? { insensitive: true } as const : {}
    return entries.filter(([name]) => name !== 'mode').map(([name, inner]) => ({ path: at.path, operator: at.prefix + name, value: inner, ...insensitive }))
  }
  return relationConditions(value, at)
}

/** The fields of a compound key (`userId_postId: { userId, postId }`). */
export function compoundFields(name: string, value: Value, entity: Entity | undefined): Readonly<Record<string, Value>> | undefined {
  const known = fields(value)?.known
  if (known === undefined) return undefined
  const names = Object.keys(known)
  if (names.length > 1 && names.join('_') === name) return known
  const key = entity?.keys.find((one) => one.fields.length > 1 && (one.name ?? one.fields.join('_')) === name)
  return key === undefined ? undefined : known
}

function deeper(at: Position, change: Partial<Position> = {}): Position {
  return { ...at, ...change, depth: at.depth + 1 }
}
