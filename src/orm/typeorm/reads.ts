// Property reads. A lazy relation is loaded when it is read, with a statement for each row; an explicit one that its query did not ask
// for is undefined. Of rows that code made itself nothing is claimed: nobody sees what they hold.

import { sequence, statements } from '../../model/cost.ts'
import type { Classes, Invocation } from '../../model/invocation.ts'
import { type Origin, step } from '../../model/origin.ts'
import type { OrmCall, Target } from '../../model/orm-call.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place } from '../../model/place.ts'
import { type Value, get, ref } from '../../model/value.ts'
import { joinAdvice, relationAdvice } from './advice/relations.ts'
import { eagerCost, idListsCost } from './costs.ts'
import { findMapped } from './entities/find.ts'
import { type FindMapped, type Mapped, type MappedRelation, findRelation, targetOf } from './entities/mapped.ts'
import { DEPTH_LIMIT } from './loading.ts'
import type { Surroundings } from './recognise.ts'
import { configured } from './sources.ts'

export function recogniseRead(read: Invocation, classes: Classes, around: Surroundings): Recognition | undefined {
  const find = findMapped(classes, read.place.file)
  const mapped = read.class !== undefined ? find(read.class) : read.rows === undefined ? undefined : mappedBy(read.rows, find)
  const relation = findRelation(mapped, read.method)
  if (mapped === undefined || relation === undefined) return undefined
  const source = sourceOf(read.receiver)
  if (source === undefined) return undefined
  const path = [...source.path, relation.name].join('.')
  if (relation.loading === 'lazy') return source.loaded?.includes(path) ? undefined : lazyLoad(read, mapped, relation, classes, around, source)
  // Eager relations of eager relations are followed so deep.
  if (relation.loading === 'eager' && source.path.length >= DEPTH_LIMIT) return undefined
  if (source.query === undefined) return { kind: 'relation' }
  if (source.loaded === undefined || source.loaded.includes(path)) return undefined
  // Where the query did not tell its entity, its eager relations were not among what it is known to load.
  if (relation.loading === 'eager' && source.entity === undefined && source.alias === undefined) return undefined
  // Of an object that is itself not among the loaded ones, who knows where it came from.
  if (source.path.length > 0 && !source.loaded.includes(source.path.join('.'))) return undefined
  return { kind: 'unloaded', entity: mapped.entity.name, relation: relation.name, query: source.query, remedy: adviceFor(source, mapped, relation, around.targetOf(read.place.file).version), tier: around.tier }
}

/** The entity of rows that are no objects of a class, or of what a relation of such holds. */
function mappedBy({ root, path }: Origin, find: FindMapped): Mapped | undefined {
  const whole = root.kind === 'element' ? mappedBy(root.of, find) : root.kind === 'rows' && root.orm === 'typeorm' && root.entity !== undefined ? find(root.entity) : undefined
  return path.reduce((mapped, name) => /^\d+$/.test(name) ? mapped : targetOf(findRelation(mapped, name), find), whole)
}

interface Source {
  /** The query that loaded the object, the relations that came along, and how the object is reached from its rows. */
  readonly query?: Place
  readonly entity?: string
  readonly alias?: string
  readonly operation?: string
  readonly loaded?: readonly string[]
  readonly path: readonly string[]
}

/** Where an object came from: rows of a query, or a parameter that a caller fills. Undefined for what code may have made itself. */
function sourceOf(from: Origin): Source | undefined {
  const { root } = from
  const own = from.path.filter((one) => !/^\d+$/.test(one))
  if (root.kind === 'rows') return root.orm !== 'typeorm' ? undefined : { query: root.at, ...(root.entity === undefined ? {} : { entity: root.entity }), ...(root.alias === undefined ? {} : { alias: root.alias }), ...(root.operation === undefined ? {} : { operation: root.operation }), ...(root.loaded === undefined ? {} : { loaded: root.loaded }), path: own }
  if (root.kind === 'element') {
    const whole = sourceOf(root.of)
    return whole === undefined ? undefined : { ...whole, path: [...whole.path, ...own] }
  }
  // What a map holds is whatever was put into it.
  if (root.kind === 'result' && /^(?:values|entries)$/.test(root.of?.path.at(-1) ?? '')) return sourceOf({ ...root.of!, path: root.of!.path.slice(0, -1) })
  return root.kind === 'param' || root.kind === 'captured' ? { path: own } : undefined
}

/**
 * Why a relation may be there already: a caller's object is asked about again where the caller is known, but whoever hands over a list may
 * have loaded everything, and so may a query that loaded the relation which leads to the object. One that is eager or lazy loaded itself.
 */
function doubtOf(source: Source, from: Origin, owner: Mapped | undefined): string | undefined {
  if (source.query !== undefined) return source.loaded !== undefined ? undefined : 'its query may have loaded the relation'
  if (isHandedOver(from)) return 'whoever passes the list may have loaded the relation'
  const isAsked = source.path.some((name) => findRelation(owner, name)?.loading === 'explicit')
  return isAsked ? `whatever loaded \`${source.path.join('.')}\` may have loaded the relation along` : undefined
}

/** An item of a list that a caller passes, or something that is reached from it. */
function isHandedOver({ root }: Origin): boolean {
  return root.kind === 'element' && (root.of.path.length === 0 && root.of.root.kind !== 'element' || isHandedOver(root.of))
}

/** On the query that the rows came from, with the whole path; else on whatever query loads the parents. */
function adviceFor(source: Source, mapped: Mapped, relation: MappedRelation, version: number | undefined, owner?: Mapped): string {
  if (source.alias !== undefined) return joinAdvice(source.alias, source.path, relation.name, relation.loading === 'eager')
  const isNested = owner !== undefined && source.path.length === 1 && findRelation(owner, source.path[0]!) !== undefined
  if (source.entity === undefined) return isNested ? relationAdvice([...source.path, ...relation.name.split('.')], owner.entity.name, { version }) : relationAdvice(relation.name.split('.'), mapped.entity.name, { version })
  return relationAdvice([...source.path, ...relation.name.split('.')], source.entity, { version, operation: source.operation })
}

function lazyLoad(read: Invocation, mapped: Mapped, relation: MappedRelation, classes: Classes, around: Surroundings, source: Source): Recognition {
  const target = configured(around.targetOf(read.place.file), [read.place.file, mapped.entity.place.file], classes)
  const owner = read.owner === undefined ? undefined : findMapped(classes, read.place.file)(read.owner)
  const doubt = doubtOf(source, read.receiver, owner)
  const hint = adviceFor(source, mapped, relation, target.version, owner)
  const call = lazyCall({ relation, find: findMapped(classes, read.place.file), name: `${read.text}.${relation.name}`, row: ref(read.receiver), place: read.place, target, hint })
  return { kind: 'query', call, ...(doubt === undefined ? { certain: 'yes' } : { certain: 'unknown', because: doubt }), tier: around.tier, lazy: false, result: ref(step(read.receiver, read.method)) }
}

export interface LazyRead {
  readonly relation: MappedRelation
  readonly find: FindMapped
  /** As code writes it: `post.author`. */
  readonly name: string
  readonly row: Value
  readonly place: Place
  readonly target: Target
  readonly hint: string
}

/** What reading a lazy relation does. */
export function lazyCall({ relation, find, name, row, place, target, hint }: LazyRead): OrmCall {
  const other = targetOf(relation, find)
  const rows = relation.cardinality
  return {
    orm: 'typeorm', entity: relation.target, operation: 'lazy', name, effect: 'read', relation: relation.name, rows, bounded: rows === 'one' ? 'yes' : 'no',
    filters: [], orderings: [], expansions: [], argument: get(row, relation.name), paging: 'none', place, target, kept: row,
    bulk: { operation: 'relations', returnsRows: true, hint },
    cost: sequence(statements(1), eagerCost(other, find, target), idListsCost(other, [])),
  }
}
