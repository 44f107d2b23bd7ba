// How the relation that would bring a call's rows along is written.

import { isSameCondition } from '../../../model/conditions.ts'
import type { Filter, OrmCall } from '../../../model/orm-call.ts'
import { type Entity, type Relation, type Schema, findEntity } from '../../../model/schema.ts'
import type { Origin } from '../../../model/origin.ts'
import { type Value, fields, originsOf } from '../../../model/value.ts'

type Read = Pick<OrmCall, 'entity' | 'filters' | 'effect'>

/** How much of a relation is wanted. */
export interface Wanted {
  /** The first row of some order, the first few of them, a page of them, or how many rows there are. */
  readonly only?: 'first' | 'few' | 'page' | 'count'
  /** Only those rows that meet conditions that are the same for all parents. */
  readonly isShared: boolean
  /** The query of the parents names its fields, beside which no `include` stands. */
  readonly isSelected?: boolean
}

/** One clause: `` `include: { posts: true }` on the query of the `User` rows loads them along ``. */
export function expansionAdvice(parent: string, call: Read, schema: Schema, wanted: Wanted = { isShared: false }): string | undefined {
  const relation = findLoadingRelation(findEntity(schema, parent), call, schema)
  if (relation === undefined || wanted.only === 'count' && relation.cardinality !== 'many') return undefined
  return `${expansion(relation, wanted)} on the query of the \`${parent}\` rows loads them along${wanted.isShared && relation.cardinality === 'one' ? ' (the other conditions are for the code to apply)' : ''}`
}

function expansion({ name, cardinality }: Relation, { only, isShared, isSelected }: Wanted): string {
  const options = cardinality === 'one' ? [] : [...isShared ? ['where: { … }'] : [], ...only === 'first' ? ['take: 1, …'] : only === 'few' ? ['take: …'] : only === 'page' ? ['skip', 'take: …'] : []]
  const part = `{ ${name}: ${options.length === 0 ? 'true' : `{ ${options.join(', ')} }`} }`
  const added = only === 'count' ? `{ _count: { select: ${part} } }` : part
  return isSelected === true ? `\`select: { …, ${added.slice(2)}\`` : `\`include: ${added}\``
}

/** The same where the value that the call filters by is a field of rows that a query loaded. */
export function relatedExpansionAdvice(call: Read, schema: Schema, wanted: Wanted): string | undefined {
  if (call.effect !== 'read') return undefined
  const filter = onlyVaryingFilter(call)
  const parent = filter === undefined ? undefined : originsOf(filter.value).map(rowsOf).find((rows) => rows?.entity !== undefined)
  return parent?.entity === undefined ? undefined : expansionAdvice(parent.entity, call, schema, { ...wanted, isSelected: parent.selected === true })
}

/** The conditions that are no literals; what a field is compared with on one path or another is one condition. */
export function varyingFilters(call: Pick<OrmCall, 'filters'>): readonly Filter[] {
  const varying = call.filters.filter((filter) => filter.value.kind !== 'literal')
  return varying.filter((one, index) => varying.findIndex((other) => isSameCondition(one, other)) === index)
}

/** The one condition that is no literal. */
export function onlyVaryingFilter(call: Pick<OrmCall, 'filters'>): Filter | undefined {
  const varying = varyingFilters(call)
  return varying.length === 1 ? varying[0] : undefined
}

/** Whether a list of values can stand where one of them stands. */
export function isListable(filter: Filter | undefined): filter is Filter {
  return filter !== undefined && /^(equals|in)$/.test(filter.operator)
}

function findLoadingRelation(parent: Entity | undefined, call: Read, schema: Schema): Relation | undefined {
  const filter = onlyVaryingFilter(call)
  const target = call.entity === undefined ? undefined : findEntity(schema, call.entity)
  if (parent === undefined || target === undefined || !isListable(filter)) return undefined
  const path = filter.path.join('.')
  return parent.relations.filter((relation) => relation.target === target.name).find((relation) => {
    if (relation.key === 'here') return relation.references.length === 1 && relation.references[0] === path && readsKey(filter.value, relation)
    const back = target.relations.find((other) => other.target === parent.name && other.name === relation.inverse)
    return back !== undefined && back.key === 'here' && back.fields.length === 1 && (back.fields[0] === path || `${back.name}.${back.references[0]}` === path)
  })
}

/** Where the value's own field is known, it must be the foreign key of that relation (`post.authorId`). */
function readsKey(value: Value, relation: Relation): boolean {
  const ends = originsOf(value).map((one) => one.path.at(-1)).filter((end) => end !== undefined)
  return ends.includes(relation.fields[0]!)
}

/** The rows that an origin belongs to, when it is a field of them. */
function rowsOf(from: Origin): Origin['root'] & { readonly kind: 'rows' } | undefined {
  if (from.path.length > 1) return undefined
  if (from.root.kind === 'rows') return from.root
  return from.root.kind === 'element' && from.root.of.path.length === 0 ? rowsOf(from.root.of) : undefined
}

/** The field that tells items apart, where the call names the fields that it loads and that one is not among them. */
export function unselectedKey(call: Pick<OrmCall, 'filters' | 'argument'>): string | undefined {
  const filter = onlyVaryingFilter(call)
  const selection = fields(call.argument)?.known['select']
  const selected = selection === undefined ? undefined : fields(selection)
  if (!isListable(filter) || filter.path.length !== 1 || selected === undefined || selected.open) return undefined
  const key = filter.path[0]!
  return selected.known[key] === undefined && Object.keys(selected.known).length > 0 ? key : undefined
}
