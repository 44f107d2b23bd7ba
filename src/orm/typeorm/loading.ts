// The relations that rows bring along, as a tree: asked for by `relations`, `join` or joins of a builder, and eager ones. What code does
// not settle leaves the tree open, and then nothing is claimed of what is missing.

import type { Expansion, Target } from '../../model/orm-call.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, fields, possibilities, textOf } from '../../model/value.ts'
import { type FindMapped, type Mapped, findRelation, targetOf } from './entities/mapped.ts'
import { isAbsent, part } from './options.ts'

export interface Loaded {
  readonly relation: string
  readonly target: Mapped | undefined
  readonly entity: string
  readonly certain: Tri
  readonly many: boolean
  /** Joined without being asked for. */
  readonly eager: boolean
  readonly inner: readonly Loaded[]
}

export interface Loading {
  readonly relations: readonly Loaded[]
  /** There may be relations of which nothing is known. */
  readonly open: boolean
}

interface Asked {
  readonly [relation: string]: { readonly certain: Tri; readonly inner: Asked } | undefined
}

/** How deep relations are followed. */
export const DEPTH_LIMIT = 5

/** Feature of a target whose data sources load relations by queries of their own where a finder does not say otherwise. */
export const RELATIONS_BY_QUERY = 'relations by query'

/** Whether a finder loads relations by queries. Options that are nowhere spelled out say nothing of it, as nearly all do. */
export function byQuery(options: Value, target: Target): Tri {
  const usual = target.features.includes(RELATIONS_BY_QUERY)
  const all = possibilities(part(options, 'relationLoadStrategy')).map((one) => textOf(one) === 'query' || usual && textOf(one) !== 'join')
  return all.every((one) => one === all[0]) ? all[0] === true ? 'yes' : 'no' : 'unknown'
}

/** What find options load. */
export function loadingOf(options: Value, mapped: Mapped | undefined, find: FindMapped): Loading {
  const relations = part(options, 'relations')
  const join = part(options, 'join')
  const asked = merged(possibilities(relations).map(askedBy), askedByJoin(join))
  const open = isOpen(relations) || isOpen(join)
  const eagerly = part(options, 'loadEagerRelations')
  const takesEager: Tri = possibilities(eagerly).every((one) => one.kind === 'literal' && one.value === false) ? 'no' : possibilities(eagerly).every(isAbsent) || isOpaque(options) ? 'yes' : 'unknown'
  return { relations: treeOf(asked, mapped, find, takesEager, 0), open }
}

/** Relations by their dotted paths, as joins of a builder give them: eager ones stay out. */
export function loadingOfPaths(paths: readonly string[], mapped: Mapped | undefined, find: FindMapped, open: boolean): Loading {
  const asked = paths.reduce<Asked>((all, path) => withPath(all, path.split('.'), 'yes'), {})
  return { relations: treeOf(asked, mapped, find, 'no', 0), open }
}

/** Options that are kept elsewhere rarely turn eager relations off. */
function isOpaque(options: Value): boolean {
  return possibilities(options).every((one) => one.kind === 'ref' || one.kind === 'unknown')
}

function isOpen(value: Value): boolean {
  return possibilities(value).some((one) => {
    if (one.kind === 'literal') return false
    if (one.kind === 'array') return one.more !== undefined || one.items.some((item) => textOf(item) === undefined)
    const known = fields(one)
    return known === undefined || known.open || Object.values(known.known).some(isOpen)
  })
}

/** `['posts', 'posts.comments']` or `{ posts: { comments: true } }`. */
function askedBy(value: Value): Asked {
  if (value.kind === 'array') return value.items.reduce<Asked>((all, item) => textOf(item) === undefined ? all : withPath(all, textOf(item)!.split('.'), 'yes'), {})
  const known = fields(value)?.known ?? {}
  return Object.fromEntries(Object.entries(known).flatMap(([name, one]) => {
    const certain = presence(one)
    return certain === 'no' ? [] : [[name, { certain, inner: merged(possibilities(one).map(askedBy)) }]]
  }))
}

function presence(value: Value): Tri {
  const answers = possibilities(value).map((one): Tri => one.kind === 'literal' ? one.value ? 'yes' : 'no' : one.kind === 'object' ? 'yes' : 'unknown')
  return answers.every((one) => one === answers[0]) ? answers[0]! : 'unknown'
}

/** 0.2: `join: { alias: 'user', leftJoinAndSelect: { posts: 'user.posts' } }`. */
function askedByJoin(join: Value): Asked {
  const alias = textOf(part(join, 'alias'))
  if (alias === undefined) return {}
  const paths: Record<string, string> = { [alias]: '' }
  let asked: Asked = {}
  for (const kind of ['leftJoinAndSelect', 'innerJoinAndSelect', 'leftJoin', 'innerJoin']) {
    for (const [name, value] of Object.entries(fields(part(join, kind))?.known ?? {})) {
      const [from, property] = textOf(value)?.split('.') ?? []
      const parent = from === undefined ? undefined : paths[from]
      if (parent === undefined || property === undefined) continue
      paths[name] = parent === '' ? property : `${parent}.${property}`
      if (kind.endsWith('AndSelect')) asked = withPath(asked, paths[name].split('.'), 'yes')
    }
  }
  return asked
}

function withPath(asked: Asked, path: readonly string[], certain: Tri): Asked {
  const [first, ...rest] = path
  if (first === undefined || first === '') return asked
  const known = asked[first]
  return { ...asked, [first]: { certain: known?.certain ?? certain, inner: withPath(known?.inner ?? {}, rest, certain) } }
}

/** One of several possibilities: what only some of them ask for is uncertain. */
function merged(all: readonly Asked[], also: Asked = {}): Asked {
  const names = [...new Set([...all, also].flatMap((one) => Object.keys(one)))]
  return Object.fromEntries(names.map((name) => {
    const found = all.map((one) => one[name])
    const certain: Tri = also[name] !== undefined || found.length > 0 && found.every((one) => one?.certain === 'yes') ? 'yes' : 'unknown'
    return [name, { certain, inner: merged(found.flatMap((one) => one === undefined ? [] : [one.inner]), also[name]?.inner) }]
  }))
}

function treeOf(asked: Asked, mapped: Mapped | undefined, find: FindMapped, eager: Tri, depth: number): readonly Loaded[] {
  if (depth > DEPTH_LIMIT) return []
  const explicit = Object.keys(asked).flatMap((name) => {
    const { certain, inner } = asked[name]!
    return loadedOf(name, certain, inner, mapped, find, eager, depth)
  })
  if (eager === 'no') return explicit
  const automatic = (mapped?.relations ?? []).filter((one) => one.loading === 'eager' && asked[one.name] === undefined)
  return [...explicit, ...automatic.map((one): Loaded => {
    const target = targetOf(one, find)
    return { relation: one.name, target, entity: one.target, certain: eager, many: one.cardinality === 'many', eager: true, inner: treeOf({}, target, find, eager, depth + 1) }
  })]
}

/** A relation; or an embedded object whose relations are named below it. */
function loadedOf(name: string, certain: Tri, inner: Asked, mapped: Mapped | undefined, find: FindMapped, eager: Tri, depth: number): readonly Loaded[] {
  const relation = findRelation(mapped, name)
  const isEmbedded = relation === undefined && mapped?.relations.some((one) => one.name.startsWith(`${name}.`))
  if (isEmbedded) return Object.keys(inner).flatMap((one) => loadedOf(`${name}.${one}`, inner[one]!.certain, inner[one]!.inner, mapped, find, eager, depth))
  const target = targetOf(relation, find)
  return [{ relation: name, target, entity: relation?.target ?? '', certain, many: relation?.cardinality !== 'one', eager: false, inner: treeOf(inner, target, find, eager, depth + 1) }]
}

/** Relations, at any depth. */
export function countOf(relations: readonly Loaded[]): number {
  return relations.reduce((sum, one) => sum + 1 + countOf(one.inner), 0)
}

/** The dotted paths of what is loaded; undefined where that is not settled. */
export function loadedPaths(loading: Loading): readonly string[] | undefined {
  if (loading.open || !isSettled(loading.relations)) return undefined
  return pathsOf(loading.relations, '')
}

/** Where ids are loaded in place of relations, or counts and ids into properties, those are there: which ones, the query alone knows. */
export function withIds(paths: readonly string[] | undefined, mapped: Mapped | undefined, hasIds: boolean): readonly string[] | undefined {
  if (!hasIds || paths === undefined || mapped === undefined) return paths
  return [...paths, ...mapped.relations.filter(({ loading }) => loading !== 'lazy').map(({ name }) => name)]
}

function isSettled(relations: readonly Loaded[]): boolean {
  return relations.every((one) => one.certain === 'yes' && isSettled(one.inner))
}

function pathsOf(relations: readonly Loaded[], parent: string): readonly string[] {
  return relations.flatMap((one) => [parent + one.relation, ...pathsOf(one.inner, `${parent}${one.relation}.`)])
}

export function expansionsOf(loading: Loading, strategy: Expansion['strategy']): readonly Expansion[] {
  const expanded = (one: Loaded): Expansion => ({ relation: one.relation, entity: one.entity, strategy, bounded: one.many ? 'no' : 'yes', children: one.inner.map(expanded) })
  return loading.relations.map(expanded)
}
