// What a call is given to store or remove: how many rows, and whether relations go with them. A row may carry relations that nobody sees
// in the code, and each may cost statements of its own.

import type { Tri } from '../../model/tri.ts'
import { type Value, computedFrom, fields, object, possibilities } from '../../model/value.ts'
import { type Mapped, findRelation } from './entities/mapped.ts'

export interface Written {
  /** How many rows, where the code tells. */
  readonly count: number | undefined
  readonly many: boolean
  /** Whether rows of other tables may be written along: collections, cascades. */
  readonly related: Tri
}

export function writtenBy(value: Value, mapped: Mapped | undefined): Written {
  const all = possibilities(value)
  const counts = all.map(countOf)
  const many = all.some(isMany)
  const items = all.flatMap((one) => one.kind === 'array' ? [...one.items, ...(one.more === undefined ? [] : [one.more])] : [one])
  return {
    count: counts.every((one) => one !== undefined && one === counts[0]) ? counts[0] : undefined, many,
    related: items.map((one) => relatedOf(one, mapped)).reduce<Tri>((a, b) => a === 'yes' || b === 'yes' ? 'yes' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'no', 'no'),
  }
}

function countOf(value: Value): number | undefined {
  if (value.kind === 'array') return value.more === undefined ? value.items.length : undefined
  return isMany(value) ? undefined : 1
}

function isMany(value: Value): boolean {
  if (value.kind === 'array') return true
  return value.kind === 'ref' && value.origin.path.length === 0 && value.origin.root.kind === 'rows' && value.origin.root.many
}

function relatedOf(value: Value, mapped: Mapped | undefined): Tri {
  if (mapped === undefined) return 'unknown'
  const reaching = mapped.relations.filter((one) => one.cascades || one.cardinality === 'many' || one.key === 'there')
  if (mapped.tree !== undefined) return 'unknown'
  if (reaching.length === 0) return 'no'
  const names = namesIn(value)
  if (names === undefined) return 'unknown'
  return names.some((name) => reaching.some((one) => one.name === name)) ? 'yes' : 'no'
}

/** The fields and relations that a row carries for certain are all of them; undefined where it may carry others. */
function namesIn(value: Value): readonly string[] | undefined {
  const known = fields(value)
  if (known !== undefined) return known.open ? undefined : Object.keys(known.known)
  if (value.kind !== 'ref' || value.origin.path.length > 0) return undefined
  const root = value.origin.root.kind === 'element' && value.origin.root.of.path.length === 0 ? value.origin.root.of.root : value.origin.root
  return root.kind === 'rows' ? root.loaded?.map((path) => path.split('.')[0]!) : undefined
}

/** Whether rows are known to stand in the database already, or to be new: made by code, and without a key of their own. */
export function existenceOf(value: Value, mapped: Mapped | undefined): 'new' | 'existing' | 'any' {
  const keys = mapped?.entity.keys.find((key) => key.kind === 'primary')?.fields ?? []
  const lacksKey = (one: Value | undefined) => one?.kind === 'object' && !one.open && keys.some((key) => one.fields[key] === undefined)
  const answers = possibilities(value).map((one) => {
    if (one.kind === 'ref' && isRow(one)) return 'existing'
    // What `create` made is filled with what it was given; what `new` made, later.
    return lacksKey(one.kind === 'instance' ? one.args?.[0] : one) ? 'new' : 'any'
  })
  return answers.every((one) => one === answers[0]) ? answers[0]! : 'any'
}

function isRow(value: Value & { readonly kind: 'ref' }): boolean {
  const { root, path } = value.origin
  return path.length === 0 && (root.kind === 'rows' || root.kind === 'element' && root.of.root.kind === 'rows')
}

/** Relations that plain data name. */
export function relationsIn(value: Value, mapped: Mapped | undefined): readonly string[] {
  return Object.keys(fields(value)?.known ?? {}).filter((name) => findRelation(mapped, name) !== undefined)
}

/**
 * A value as something to depend on. Objects of classes that code made itself are filled after their making: what they hold is not
 * known, so they differ from round to round for all that anybody can say.
 */
export function dependence(value: Value): Value {
  switch (value.kind) {
    case 'instance': return computedFrom(...value.args ?? [])
    case 'array': return value.more === undefined ? { kind: 'array', items: value.items.map(dependence) } : { kind: 'array', items: value.items.map(dependence), more: dependence(value.more) }
    case 'object': return object(Object.fromEntries(Object.entries(value.fields).map(([name, one]) => [name, dependence(one)])), value.open ? value.rest === undefined ? { kind: 'unknown', from: [] } : dependence(value.rest) : undefined)
    case 'union': return { kind: 'union', members: value.members.map(dependence) }
    case 'literal': case 'ref': case 'unknown': case 'closure': return value
  }
}
