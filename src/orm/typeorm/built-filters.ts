// Conditions of a builder: `where('post.authorId = :id', { id })`, or an object as finders take it. Of free text only plain comparisons
// are read; whatever else stands there keeps its parameters, so that it is seen what the query depends on.

import type { Filter } from '../../model/orm-call.ts'
import { type Value, absent, fields, items, literalOf, textOf } from '../../model/value.ts'
import { type Mapped, memberOfColumn } from './entities/mapped.ts'
import { filtersOf, idFilters } from './filters.ts'
import { type State, part } from './values.ts'

const comparisons: Readonly<Record<string, string>> = { '=': 'equals', in: 'in', '>': 'gt', '<': 'lt', '>=': 'gte', '<=': 'lte', '!=': 'not.equals', '<>': 'not.equals', like: 'like', ilike: 'ilike' }

/** A condition, and how the text of the code names its column: `post.authorId`. Objects name fields. */
export interface BuiltFilter {
  readonly filter: Filter
  readonly column?: string
}

export function builtFilters(state: State, mapped: Mapped | undefined): readonly BuiltFilter[] {
  const ids = part(state, 'ids')
  const later = (items(part(state, 'parameters')) ?? []).reduce<Readonly<Record<string, Value>>>((all, one) => ({ ...all, ...fields(one)?.known }), {})
  return [
    ...(ids === absent ? [] : idFilters(ids, mapped, 'ids').map((filter) => ({ filter }))),
    ...(items(part(state, 'wheres')) ?? []).flatMap((one) => condition(one, state, mapped, later)),
  ]
}

/** How many conditions a builder has, as far as its code tells: of those that stand side by side in one text, each counts. */
export function conditionsIn(state: State): number {
  const wheres = (items(part(state, 'wheres')) ?? []).map((one) => {
    const [what = absent] = items(one) ?? []
    return textOf(what)?.split(/\s+(?:and|or)\s+/i).length ?? Math.max(filtersOf(what, 'conditions', undefined).length, 1)
  })
  return wheres.reduce((sum, one) => sum + one, part(state, 'ids') === absent ? 0 : 1)
}

function condition(where: Value, state: State, mapped: Mapped | undefined, later: Readonly<Record<string, Value>>): readonly BuiltFilter[] {
  const [what = absent, parameters = absent, or = absent] = items(where) ?? []
  const prefix = literalOf(or)?.value === true ? 'or.' : ''
  const text = textOf(what)
  if (text === undefined) return filtersOf(what, 'conditions', mapped).map((one) => ({ filter: prefix === '' ? one : { ...one, operator: `${prefix}${one.operator}` } }))
  const known = { ...later, ...fields(parameters)?.known }
  const parts = /\bor\b/i.test(text) ? [] : text.split(/\s+and\s+/i)
  return parts.flatMap((one) => comparison(one, state, mapped, known, prefix))
}

/** `post.authorId = :id`, `"post"."authorId" IN (:...ids)`. */
function comparison(text: string, state: State, mapped: Mapped | undefined, parameters: Readonly<Record<string, Value>>, prefix: string): readonly BuiltFilter[] {
  const found = /^\(?\s*(?:["`]?(\w+)["`]?\.)?["`]?(\w+)["`]?\s*(=|>=|<=|<>|!=|>|<|in|like|ilike)\s*\(?\s*:(?:\.\.\.)?(\w+)\s*\)*$/i.exec(text.trim())
  if (found === null) return []
  const [, alias, field = '', operator = '', parameter = ''] = found
  const value = Object.hasOwn(parameters, parameter) ? parameters[parameter]! : undefined
  const path = alias === undefined ? [] : pathOf(state, alias)
  if (value === undefined || path === undefined) return []
  const name = path.length === 0 ? memberNamed(field, mapped) : field
  return [{ filter: { path: [...path, name], operator: `${prefix}${comparisons[operator.toLowerCase()] ?? operator}`, value }, column: alias === undefined ? field : `${alias}.${field}` }]
}

/** Texts may name columns as the database does. */
function memberNamed(name: string, mapped: Mapped | undefined): string {
  const isMember = mapped?.entity.fields.some((one) => one.name === name) === true || mapped?.relations.some((one) => one.name === name) === true
  return isMember ? name : memberOfColumn(mapped, name) ?? name
}

function pathOf(state: State, alias: string): readonly string[] | undefined {
  if (alias === textOf(part(state, 'alias'))) return []
  return textOf(fields(part(state, 'aliases'))?.known[alias] ?? absent)?.split('.')
}
