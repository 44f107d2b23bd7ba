// Queries that are built in steps: what each step adds. All that is given stays in the state, known or not, since whatever a query is
// made of may tell one round of a loop from the next. Steps of no consequence hand the builder on.

import { type Value, absent, array, computedFrom, fields, items, literal, object, textOf } from '../../model/value.ts'
import { isTarget } from './entities/find.ts'
import { type State, isOf, part, stateValue } from './values.ts'

/** `createQueryBuilder('user')` of a repository, `createQueryBuilder(User, 'user')` of a manager. */
export function startQuery(target: Value, alias: Value, text: string): State {
  return { is: literal('select'), target, ...(textOf(alias) === undefined ? {} : { alias }), text: literal(text) }
}

const GIVEN_LIMIT = 24

/** The builder after a step; undefined where the method ends the building. */
export function stepped(state: State, method: string, args: readonly Value[]): Value {
  const is = isOf(state) ?? 'select'
  const next: State = { ...state, given: withGiven(part(state, 'given'), args), ...addedBy(state, method, args) }
  return stateValue(isOf(next) ?? is, next)
}

function withGiven(known: Value, args: readonly Value[]): Value {
  if (args.length === 0) return known
  const before = items(known) ?? []
  return before.length + args.length > GIVEN_LIMIT ? array([computedFrom(...before, ...args)]) : array([...before, ...args])
}

function addedBy(state: State, method: string, args: readonly Value[]): State {
  const [first = absent, second = absent] = args
  switch (method) {
    case 'select': return { is: literal('select'), selects: array([first]), ...(part(state, 'loaded') === absent ? selected(state, first) : { open: literal(true) }) }
    case 'addSelect': return { selects: appended(state, 'selects', first), ...selected(state, first) }
    case 'from': return isTarget(first) ? { target: first, ...(textOf(second) === undefined ? {} : { alias: second }) } : { open: literal(true) }
    case 'leftJoinAndSelect': case 'innerJoinAndSelect': return joined(state, first, second, true)
    case 'leftJoin': case 'innerJoin': return joined(state, first, second, false)
    case 'leftJoinAndMapOne': case 'leftJoinAndMapMany': case 'innerJoinAndMapOne': case 'innerJoinAndMapMany': return joined(state, first, args[2] ?? absent, true)
    case 'where': case 'andWhere': case 'orWhere': return { wheres: appended(state, 'wheres', array([first, second, literal(method === 'orWhere')])) }
    case 'whereInIds': case 'andWhereInIds': case 'orWhereInIds': return { ids: first }
    case 'setParameters': return { parameters: appended(state, 'parameters', first) }
    case 'setParameter': return { parameters: appended(state, 'parameters', object({ [textOf(first) ?? '']: second })) }
    case 'take': case 'skip': case 'limit': case 'offset': return { [method]: first }
    case 'orderBy': case 'addOrderBy': return { ordered: literal(first !== absent) }
    case 'groupBy': case 'addGroupBy': return { grouped: literal(true) }
    case 'setLock': return { locked: literal(true) }
    case 'setFindOptions': return { open: literal(true) }
    case 'loadRelationIdAndMap': case 'loadRelationCountAndMap': return { counts: appended(state, 'counts', first) }
    case 'loadAllRelationIds': return { allIds: literal(true) }
    case 'insert': return { is: literal('insert') }
    case 'into': return { target: first }
    case 'values': return { data: first }
    case 'update': return { is: literal('update'), ...(isTarget(first) ? { target: first, ...(second === absent ? {} : { data: second }) } : first === absent ? {} : { data: first }) }
    case 'set': return { data: first }
    case 'delete': case 'softDelete': case 'restore': return { is: literal('delete') }
    case 'relation': return { is: literal('relation'), ...(second === absent ? { relation: first } : { target: first, relation: second }) }
    case 'of': return { of: first }
    default: return {}
  }
}

function appended(state: State, name: string, value: Value): Value {
  return array([...items(part(state, name)) ?? [], value])
}

/** `leftJoinAndSelect('user.posts', 'post')`: the alias stands for `posts` from then on. */
function joined(state: State, property: Value, alias: Value, loads: boolean): State {
  const path = pathOf(state, textOf(property))
  const name = textOf(alias)
  return {
    joins: literal(true),
    ...(path === undefined || name === undefined ? {} : { aliases: object({ ...fields(part(state, 'aliases'))?.known, [name]: literal(path) }) }),
    ...(!loads ? {} : path === undefined ? { open: literal(true) } : { loaded: appended(state, 'loaded', literal(path)) }),
  }
}

/** `post.comments` → `posts.comments`, the path from the entity; undefined for what is no relation of it. */
function pathOf(state: State, property: string | undefined): string | undefined {
  const dot = property?.indexOf('.') ?? -1
  if (property === undefined || dot < 0) return undefined
  const alias = property.slice(0, dot)
  const parent = textOf(fields(part(state, 'aliases'))?.known[alias] ?? absent)
  if (parent !== undefined) return `${parent}.${property.slice(dot + 1)}`
  return alias === textOf(part(state, 'alias')) ? property.slice(dot + 1) : undefined
}

/** Joined relations that are selected by hand count as loaded. */
function selected(state: State, selection: Value): State {
  const names = selection.kind === 'array' ? items(selection)?.map(textOf) : [textOf(selection)]
  if (names === undefined || names.includes(undefined)) return part(state, 'joins') === absent ? {} : { open: literal(true) }
  const aliases = fields(part(state, 'aliases'))?.known ?? {}
  const paths = names.flatMap((name) => textOf(aliases[name!.split('.')[0]!] ?? absent) ?? [])
  return paths.length === 0 ? {} : { loaded: array([...items(part(state, 'loaded')) ?? [], ...paths.map(literal)]) }
}

/** Relations that the rows bring along, by their paths. */
export function loadedBy(state: State): readonly string[] {
  return (items(part(state, 'loaded')) ?? []).flatMap((one) => textOf(one) ?? [])
}

/** What is selected by text: columns, computed values. */
export function selectionsOf(state: State): readonly string[] {
  return (items(part(state, 'selects')) ?? []).flatMap((one) => one.kind === 'array' ? items(one) ?? [] : [one]).flatMap((one) => textOf(one) ?? [])
}

/** Whether more may be loaded than is known. */
export function isOpen(state: State): boolean {
  return part(state, 'open') !== absent
}

export function isJoined(state: State): boolean {
  return part(state, 'joins') !== absent
}

/** The state without its text: two builders that differ in their words only are the same query. */
export function dependenceOf(state: State): Value {
  const { text: _text, ...rest } = state
  return object(rest)
}

