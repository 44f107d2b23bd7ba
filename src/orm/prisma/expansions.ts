// Relations that a call loads by `include` and `select`. A relation may be loaded on some paths of the code only, so each node says
// whether it is certain: costs need that, and the model's `Expansion` has no place for it.

import type { Expansion } from '../../model/orm-call.ts'
import type { Entity, Schema } from '../../model/schema.ts'
import { type Tri, eitherWay } from '../../model/tri.ts'
import { type Value, absent, fields, literalOf, possibilities } from '../../model/value.ts'
import { part } from './argument.ts'
import { findRelation, targetOf } from './models.ts'

export interface Loaded {
  readonly relation: string
  readonly entity: string
  readonly certain: Tri
  readonly junction: boolean
  readonly bounded: Tri
  readonly inner: Loading
}

export interface Loading {
  readonly relations: readonly Loaded[]
  /** There may be relations of which nothing is known. */
  readonly open: boolean
}

const nothing: Loading = { relations: [], open: false }
const DEPTH_LIMIT = 8

/** What the selection of an argument loads. */
export function loadingOf(argument: Value, entity: Entity | undefined, schema: Schema | undefined, depth = 0): Loading {
  if (depth > DEPTH_LIMIT) return { relations: [], open: true }
  const parts = [part(argument, 'include'), part(argument, 'select')].map((selection) => selected(selection, entity, schema, depth))
  return { relations: parts.flatMap((part) => part.relations), open: parts.some((part) => part.open) }
}

function selected(selection: Value, entity: Entity | undefined, schema: Schema | undefined, depth: number): Loading {
  const objects = possibilities(selection).map(fields)
  const open = possibilities(selection).some((one, index) => objects[index] === undefined ? one.kind !== 'literal' : objects[index]?.open)
  const names = [...new Set(objects.flatMap((one) => Object.keys(one?.known ?? {})))]
  const relations = names.flatMap((name) => {
    const value = part(onlyObjects(selection), name)
    const loaded = loadedRelation(name, value, entity, schema, depth)
    if (loaded === undefined || loaded.certain === 'no') return []
    return [objects.some((one) => one === undefined) ? { ...loaded, certain: eitherWay(loaded.certain, 'no') } : loaded]
  })
  return relations.length === 0 && !open ? nothing : { relations, open }
}

function loadedRelation(name: string, value: Value, entity: Entity | undefined, schema: Schema | undefined, depth: number): Loaded | undefined {
  if (name === '_count') return undefined
  const relation = findRelation(entity, name)
  if (entity !== undefined && relation === undefined) return undefined
  const certain = presence(value)
  if (relation === undefined) return unverified(name, value, certain, depth)
  return {
    relation: name, entity: relation.target, certain, junction: relation.key === 'junction',
    bounded: relation.cardinality === 'one' ? 'yes' : limitOf(value, 'take'),
    inner: loadingOf(onlyObjects(value), targetOf(relation, schema), schema, depth + 1),
  }
}

/** Without a schema, what has a selection of its own is a relation; `name: true` may be a column. */
function unverified(name: string, value: Value, certain: Tri, depth: number): Loaded | undefined {
  if (!possibilities(value).some((one) => one.kind === 'object')) return undefined
  const inner = loadingOf(onlyObjects(value), undefined, undefined, depth + 1)
  return { relation: name, entity: name, certain, junction: false, bounded: limitOf(value, 'take'), inner }
}

function onlyObjects(value: Value): Value {
  const objects = possibilities(value).filter((one) => one.kind === 'object')
  if (objects.length === 0) return absent
  return objects.length === 1 ? objects[0]! : { kind: 'union', members: objects }
}

function presence(value: Value): Tri {
  return possibilities(value).map((one): Tri => {
    const known = literalOf(one)
    if (known !== undefined) return known.value ? 'yes' : 'no'
    return one.kind === 'object' ? 'yes' : 'unknown'
  }).reduce(eitherWay)
}

/** Whether a `take` bounds the rows: yes for a number in code, unknown for one that is computed. */
export function limitOf(argument: Value, key: string): Tri {
  if (!possibilities(argument).some((one) => one.kind === 'object')) return argument.kind === 'literal' ? 'no' : 'unknown'
  return possibilities(part(argument, key)).map((one): Tri => {
    const known = literalOf(one)
    if (known === undefined) return 'unknown'
    return typeof known.value === 'number' ? 'yes' : 'no'
  }).reduce(eitherWay)
}

/** The dotted paths of the relations that come along for certain. */
export function loadedPaths({ relations }: Loading, parent = ''): readonly string[] {
  return relations.flatMap((one) => one.certain !== 'yes' ? [] : [parent + one.relation, ...loadedPaths(one.inner, `${parent}${one.relation}.`)])
}

/** As the model says it. */
export function expansionsOf(loading: Loading, strategy: Expansion['strategy']): readonly Expansion[] {
  return loading.relations.map((one) => ({
    relation: one.relation, entity: one.entity, strategy, bounded: one.bounded, children: expansionsOf(one.inner, strategy),
  }))
}
