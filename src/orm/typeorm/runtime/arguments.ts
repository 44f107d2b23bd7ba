// Live arguments → values. Options are told as they are; of what comes from users or the database (conditions, ids, data) only the
// structure is kept, since a trace may be written to a file.

import { fromLive } from '../../../model/live.ts'
import { type Value, literal, object, unknown } from '../../../model/value.ts'
import type { Takes } from '../operations.ts'
import { stateValue } from '../values.ts'
import { isObject } from './live.ts'

/** Functions of the package by the type that their operators have. */
const operators: Readonly<Record<string, string>> = {
  in: 'In', any: 'Any', equal: 'Equal', not: 'Not', lessThan: 'LessThan', lessThanOrEqual: 'LessThanOrEqual', moreThan: 'MoreThan', moreThanOrEqual: 'MoreThanOrEqual',
  like: 'Like', ilike: 'ILike', between: 'Between', isNull: 'IsNull', raw: 'Raw', arrayContains: 'ArrayContains', arrayContainedBy: 'ArrayContainedBy',
  arrayOverlap: 'ArrayOverlap', jsonContains: 'JsonContains', and: 'And', or: 'Or',
}

/** Options that hold what users gave. */
const GIVEN = new Set(['where', 'cache', 'comment'])

export function argumentValue(live: unknown, takes: Takes, index: number): Value {
  return takes === 'options' && index === 0 || takes === 'node' && index === 1 ? optionsValue(live) : structureOf(live)
}

function optionsValue(live: unknown): Value {
  if (!isObject(live) || Array.isArray(live)) return structureOf(live)
  return object(Object.fromEntries(Object.entries(live).map(([name, value]) => [name, GIVEN.has(name) ? structureOf(value) : fromLive(value)])))
}

const LONGEST_LIST = 20
/** Plain objects may lead to one another in circles, too. */
const DEEPEST = 5

/** What a value is made of, without numbers, texts and dates. Long lists are known by their first items. */
export function structureOf(live: unknown): Value {
  return fromLive(live, (one) => {
    if (Array.isArray(one)) return one.length > LONGEST_LIST ? { kind: 'array', items: [], more: structureOf(one[0]) } : undefined
    if (isObject(one)) return operatorOf(one) ?? (isPlain(one) ? undefined : rowOf(one))
    return one === undefined || one === null || typeof one === 'boolean' ? literal(one) : something()
  }, DEEPEST)
}

/** A new one each: what depends on one of them depends on no other. */
function something(): Value {
  return { kind: 'unknown', from: [] }
}

function operatorOf(live: object): Value | undefined {
  if (Reflect.get(live, '@instanceof') !== Symbol.for('FindOperator')) return undefined
  const { _type: type, _value: value } = live as { readonly _type?: unknown; readonly _value?: unknown }
  const name = typeof type === 'string' && Object.hasOwn(operators, type) ? operators[type]! : String(type)
  return stateValue('operator', { name: literal(name), value: structureOf(value) })
}

function isPlain(live: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(live)
  return prototype === Object.prototype || prototype === null
}

/** An object of a class: a row, say. What it holds is read no deeper, since rows lead to one another in circles. */
function rowOf(live: object): Value {
  if (live instanceof Date || ArrayBuffer.isView(live)) return something()
  return object(Object.fromEntries(Object.keys(live).map((name) => [name, unknown])))
}

/** What a call was given to store, before it fills in what the database made. Rows of classes are known by their keys anyway. */
export function kept(args: readonly unknown[]): readonly unknown[] {
  return args.map((one) => Array.isArray(one) ? one.slice(0, LONGEST_LIST + 1).map(copied) : copied(one))
}

function copied(live: unknown): unknown {
  return isObject(live) && isPlain(live) ? { ...live } : live
}
