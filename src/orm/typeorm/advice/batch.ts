// How one call for many items is written: a clause with code to paste, in the style of the call that it replaces.

import type { Filter, OrmCall, Target } from '../../../model/orm-call.ts'
import { type Value, absent, textOf } from '../../../model/value.ts'
import { joinedConditionsAdvice } from '../../../sql/advice.ts'
import { type FindMapped, type Mapped, findRelation, targetOf } from '../entities/mapped.ts'
import { isListable, onlyVaryingFilter } from '../filters.ts'
import { countOf, groupedSteps, textStep } from './builders.ts'
import type { Wording } from './ranked.ts'
import { relationsOption } from './relations.ts'

/** How code reaches the entity. */
export interface Style {
  /** The receiver as code writes it: `this.users`, `manager`, `User`. */
  readonly receiver: string
  /** Entity managers are told the entity with each call. */
  readonly entity?: string
}

/** `users.find(…)`, `manager.find(User, …)`. */
export function written({ receiver, entity }: Style, method: string, argument: string): string {
  return `\`${receiver}.${method}(${[entity, argument].filter((one) => one !== undefined && one !== '').join(', ')})\``
}

/** Conditions as a bulk form sees them. `isShared`: those that are the same for all items were left out; `isSame`: all of them are. */
export interface Conditions {
  readonly filters: readonly Filter[]
  readonly isShared: boolean
  readonly isSame?: true
  /** The repeat is in other code than the call. */
  readonly isElsewhere?: true
  /** Whether a value may differ between the rounds; undefined where no repeat is known. */
  readonly varies?: (value: Value) => boolean
  /** What the repeat's code calls the object whose method makes the call, and the class in which that stands. */
  readonly receiver?: string
  readonly owner?: string
}

/** `{ authorId: In([ … ]) }`, also through relations; undefined where no single field tells the items apart. */
export function manyCondition({ filters, isShared }: Conditions): string | undefined {
  const filter = onlyVaryingFilter(filters)
  if (!isListable(filter)) return undefined
  return `${nested(filter.path, 'In([ … ])').slice(0, -2)}${isShared || filters.length > 1 ? ', …' : ''} }`
}

/** `{ author: { id: value } }`. */
function nested(path: readonly string[], value: string): string {
  return path.reduceRight((inner, field) => `{ ${field}: ${inner} }`, value)
}

/** The rows that are looked for. */
interface Sought {
  readonly style: Style
  readonly method: string
  readonly mapped: Mapped | undefined
  readonly find: FindMapped
  readonly target: Target
  readonly orderings: OrmCall['orderings']
}

/** `more`: the call has other options than its conditions. */
export function manyRowsAdvice(sought: Sought, conditions: Conditions, more: boolean): string {
  const { style, method } = sought
  const condition = manyCondition(conditions) ?? '[ … ]'
  const telling = tellingOption(sought, conditions)
  const isPlain = telling === undefined && /By(OrFail)?$/.test(method)
  const call = isPlain ? written(style, 'findBy', condition) : written(style, 'find', `{ ${[`where: ${condition}`, telling, more ? '…' : undefined].filter((one) => one !== undefined).join(', ')} }`)
  return `${call} loads the rows of all items in one query`
}

export function existAdvice(sought: Sought, conditions: Conditions): string {
  const telling = tellingOption(sought, conditions)
  return `${written(sought.style, 'find', `{ where: ${manyCondition(conditions) ?? '[ … ]'}${telling === undefined ? '' : `, ${telling}`} }`)} tells in one query which of them exist`
}

/** The relations that show whose a row is, where it has no field that does. */
function tellingOption({ mapped, find, target }: Sought, { filters }: Conditions): string | undefined {
  const filter = onlyVaryingFilter(filters)
  const path = isListable(filter) ? relationsTo(filter.path, mapped, find) : []
  return path.length === 0 ? undefined : relationsOption(path, target.version)
}

function relationsTo([first = '', ...rest]: readonly string[], mapped: Mapped | undefined, find: FindMapped): readonly string[] {
  const relation = findRelation(mapped, first)
  if (relation === undefined) return []
  const isOfKey = relation.key === 'here' && rest.length < 2 && (rest[0] === undefined || relation.references.includes(rest[0]))
  if (isOfKey && relation.fields.every((field) => mapped!.entity.fields.some(({ name }) => name === field))) return []
  const beyond = relationsTo(rest, targetOf(relation, find), find)
  return relation.loading === 'eager' && beyond.length === 0 ? [] : [first, ...beyond]
}

/** How a finder's call asks for some of the rows of each item. */
export function finderWording(sought: Sought, conditions: Conditions, loadsMore: boolean): Wording {
  const { style, mapped, find, orderings } = sought
  return {
    firstOfEach: (filter) => {
      const { joins, column } = reached(filter.path, { mapped, find })
      if (joins !== '' || loadsMore || orderings.length === 0 || orderings.some(({ path }) => path.length > 1)) return undefined
      const order = orderings.map(({ path, direction }) => `.addOrderBy('row.${path[0]}'${direction === 'asc' ? '' : `, 'DESC'`})`).join('')
      return `\`${startOf(style)}.distinctOn(['${column}']).${textStep(column, conditions.isShared || conditions.filters.length > 1)}.orderBy('${column}')${order}.getMany()\``
    },
    inPages: ({ path }) => written(style, 'find', `{ where: ${manyCondition(conditions) ?? '[ … ]'}, order: ${nested(path, `'ASC'`).slice(0, -2)}, … }, skip, take }`),
  }
}

function startOf({ receiver, entity }: Style): string {
  return `${receiver}.createQueryBuilder(${entity === undefined ? '' : `${entity}, `}'row')`
}

/** The rows that are counted, and the arguments that say what of them. */
interface Counted {
  readonly mapped: Mapped | undefined
  readonly find: FindMapped
  readonly args: readonly Value[]
}

const aggregates: Readonly<Record<string, string>> = { sum: 'SUM', average: 'AVG', minimum: 'MIN', maximum: 'MAX' }

export function groupAdvice(style: Style, method: string, { filters, isShared }: Conditions, counted: Counted): string {
  const filter = onlyVaryingFilter(filters)
  if (!isListable(filter)) return joinedConditionsAdvice()
  const { joins, column, isMultiplied } = reached(filter.path, counted)
  const field = textOf(counted.args[0] ?? absent)
  const aggregate = Object.hasOwn(aggregates, method) ? `${aggregates[method]}(${field === undefined ? '…' : `row.${field}`})` : countOf('row', counted.mapped, isMultiplied)
  return `\`${startOf(style)}${joins}${groupedSteps(column, [aggregate], textStep(column, isShared || filters.length > 1))}\` computes the values of all items in one query`
}

/** How a builder reaches a field: by joins, except that it names a foreign key by its relation. `isMultiplied`: a join gives a row several times. */
function reached(path: readonly string[], { mapped, find }: Pick<Counted, 'mapped' | 'find'>, alias = 'row'): { readonly joins: string; readonly column: string; readonly isMultiplied: boolean } {
  const [first = '', ...rest] = path
  const relation = findRelation(mapped, first)
  if (rest.length === 0 || mapped === undefined || relation !== undefined && rest.length === 1 && relation.references.includes(rest[0]!)) return { joins: '', column: `${alias}.${first}`, isMultiplied: false }
  // Parts of an embedded object are columns of the row itself.
  if (relation === undefined) return { joins: '', column: [alias, ...path].join('.'), isMultiplied: false }
  const inner = reached(rest, { mapped: targetOf(relation, find), find }, first)
  return { joins: `.innerJoin('${alias}.${first}', '${first}')${inner.joins}`, column: inner.column, isMultiplied: relation.cardinality === 'many' || inner.isMultiplied }
}

/** Databases that cannot return several rows of one INSERT make TypeORM insert the rows of a `save` one by one. */
export function saveAdvice(style: Style, target: Target, rows: 'new' | 'existing' | 'any'): string {
  const save = written(style, 'save', '[ … ]')
  if (rows === 'existing') return `${save} takes all rows in one transaction, with one SELECT, and still one UPDATE for each that changed`
  const returnsRows = /^(postgresql|cockroachdb|sqlserver)$/.test(target.provider)
  if (rows === 'new') return returnsRows ? `${save} inserts all rows in one statement` : `${written(style, 'insert', '[ … ]')} inserts all rows in one statement`
  if (returnsRows) return `${save} takes all rows in one transaction: one INSERT for the new ones, one UPDATE for each existing one that changed`
  return `${written(style, 'insert', '[ … ]')} inserts new rows in one statement; ${save} takes existing ones in one transaction, still with one UPDATE each`
}

export function insertAdvice(style: Style, method: string): string {
  return `${written(style, method, method === 'upsert' ? '[ … ], conflictPaths' : '[ … ]')} takes the rows of all items in one statement`
}

export function updateAdvice(style: Style, method: string, conditions: Conditions): string {
  // Only `update` takes a list of conditions.
  const [any, rest] = method === 'update' ? ['[ … ]', 'data'] : ['{ … }', 'column, value']
  return `${written(style, method, `${manyCondition(conditions) ?? any}, ${rest}`)} changes the rows of all items in one statement`
}

export function deleteAdvice(style: Style, method: string, conditions: Conditions): string {
  return `${written(style, method, manyCondition(conditions) ?? '[ … ]')} serves the rows of all items in one statement`
}

export function removeAdvice(style: Style, method: string): string {
  const what = method === 'remove' ? 'one SELECT and one DELETE' : 'one transaction'
  return `${written({ receiver: style.receiver }, method, '[ … ]')} takes all rows with ${what}`
}
