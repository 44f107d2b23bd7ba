// Conditions, flattened to paths of fields. Operators are values that `In(ids)` and its like hand back; an array of conditions is an OR,
// whose parts keep that in their operator, so that nobody takes one for a condition that narrows the result by itself.

import type { Filter } from '../../model/orm-call.ts'
import { type Value, array, fields, literalOf, originsOf, possibilities, textOf } from '../../model/value.ts'
import type { Mapped } from './entities/mapped.ts'
import { isOf, part, type State, stateOf } from './values.ts'

/** Functions of the package that make conditions, and what a filter calls them. */
const operators: Readonly<Record<string, string>> = {
  In: 'in', Any: 'in', Equal: 'equals', Not: 'not', LessThan: 'lt', LessThanOrEqual: 'lte', MoreThan: 'gt', MoreThanOrEqual: 'gte',
  Like: 'like', ILike: 'ilike', Between: 'between', IsNull: 'isNull', Raw: 'raw', ArrayContains: 'arrayContains',
  ArrayContainedBy: 'arrayContainedBy', ArrayOverlap: 'arrayOverlaps', JsonContains: 'jsonContains', And: 'and', Or: 'or',
}

export function isOperator(name: string): boolean {
  return Object.hasOwn(operators, name)
}

const DEPTH_LIMIT = 6

export function filtersOf(where: Value, by: 'conditions' | 'id' | 'ids', mapped: Mapped | undefined): readonly Filter[] {
  if (by !== 'conditions') return idFilters(where, mapped, by)
  return possibilities(where).flatMap((one) => {
    if (one.kind !== 'array') return conditions(one, [], '', 0)
    const prefix = one.items.length > 1 || one.more !== undefined ? 'or.' : ''
    return [...one.items.flatMap((item) => conditions(item, [], prefix, 0)), ...one.more === undefined ? [] : conditions(one.more, [], prefix, 0).map(listed)]
  })
}

/** A condition for each of a list, of which nobody knows how many there are. */
function listed(filter: Filter): Filter {
  return { ...filter, value: array([], filter.value) }
}

/** `findOne(id)`, `findByIds(ids)`, `delete([1, 2])`. */
export function idFilters(id: Value, mapped: Mapped | undefined, by: 'id' | 'ids' = 'id'): readonly Filter[] {
  if (fields(id) !== undefined) return conditions(id, [], '', 0)
  const primary = mapped?.entity.keys.find((key) => key.kind === 'primary')?.fields ?? []
  return [{ path: primary.length === 1 ? primary : ['id'], operator: by === 'ids' || id.kind === 'array' ? 'in' : 'equals', value: id }]
}

function conditions(where: Value, path: readonly string[], prefix: string, depth: number): readonly Filter[] {
  if (depth > DEPTH_LIMIT) return []
  return possibilities(where).flatMap((one) => Object.entries(fields(one)?.known ?? {}).flatMap(([name, value]) => condition([...path, name], value, prefix, depth + 1)))
}

function condition(path: readonly string[], value: Value, prefix: string, depth: number): readonly Filter[] {
  return possibilities(value).flatMap((one): readonly Filter[] => {
    if (literalOf(one)?.value === undefined && one.kind === 'literal') return []
    const state = stateOf(one)
    if (state !== undefined && isOf(state) === 'operator') return [operated(path, state, prefix)]
    return fields(one) === undefined ? [{ path, operator: `${prefix}equals`, value: one }] : conditions(one, path, prefix, depth)
  })
}

/** `Not(In(ids))` → `not.in`. */
function operated(path: readonly string[], state: State, prefix: string): Filter {
  const name = textOf(part(state, 'name')) ?? ''
  const value = part(state, 'value')
  const inner = name === 'Not' || name === 'Equal' ? stateOf(value) : undefined
  if (inner !== undefined && isOf(inner) === 'operator') return operated(path, inner, name === 'Not' ? `${prefix}not.` : prefix)
  return { path, operator: `${prefix}${name === 'Not' ? 'not.equals' : operators[name] ?? name}`, value }
}

/** Whether conditions name one row at most: by all fields of a key. */
export function nameOneRow(filters: readonly Filter[], mapped: Mapped | undefined): boolean {
  const equal = new Set(filters.filter(({ operator }) => operator === 'equals').map(({ path }) => path.join('.')))
  return mapped?.entity.keys.some((key) => key.kind !== 'index' && !key.partial && key.fields.length > 0 && key.fields.every((field) => equal.has(field))) === true
}

/** Whether a list of values can stand where one of them stands. */
export function isListable(filter: Filter | undefined): filter is Filter {
  return filter !== undefined && /^(equals|in)$/.test(filter.operator)
}

/** The one condition that tells items apart: the only one that is no literal, else the only one made of an item of a collection. */
export function onlyVaryingFilter(filters: readonly Filter[]): Filter | undefined {
  const varying = filters.filter((filter) => filter.value.kind !== 'literal')
  if (varying.length === 1) return varying[0]
  const ofItems = varying.filter((filter) => originsOf(filter.value).some(({ root }) => root.kind === 'element'))
  return ofItems.length === 1 ? ofItems[0] : undefined
}
