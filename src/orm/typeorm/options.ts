// The argument of a finder → find options. 0.2 also took an id, or conditions without `where` around them; what it took for options it
// told by the names of their fields, and so do we.

import { type Value, absent, distribute, fields, get, possibilities } from '../../model/value.ts'
import type { Operation } from './operations.ts'
import { stateOf } from './values.ts'

const names: ReadonlySet<string> = new Set([
  'select', 'relations', 'relationLoadStrategy', 'where', 'order', 'join', 'skip', 'take', 'cache', 'lock', 'comment', 'withDeleted',
  'loadRelationIds', 'loadEagerRelations', 'transaction', 'depth',
])

export interface Found {
  readonly options: Value
  readonly where: Value
  /** Whether the conditions are an id itself, or a list of ids. */
  readonly by: 'conditions' | 'id' | 'ids'
}

export function foundBy(operation: Operation, args: readonly Value[], version: number | undefined): Found {
  const [first = absent, second = absent] = args
  switch (operation.takes) {
    case 'options': return readOptions(first, second, version)
    case 'where': return { options: absent, where: first, by: 'conditions' }
    case 'column': return { options: absent, where: second, by: 'conditions' }
    case 'id': return { options: absent, where: first, by: 'id' }
    case 'ids': return { options: second, where: first, by: 'ids' }
    case 'criteria': return { options: absent, where: first, by: isConditions(first) ? 'conditions' : 'id' }
    case 'node': return { options: second, where: absent, by: 'conditions' }
    case 'entities': case 'data': case 'change': case 'nothing': return { options: absent, where: absent, by: 'conditions' }
  }
}

function readOptions(first: Value, second: Value, version: number | undefined): Found {
  const asOptions: Found = { options: first, where: part(first, 'where'), by: 'conditions' }
  if (version !== undefined && version > 0.2) return asOptions
  if (possibilities(first).every(isAbsent)) return { options: second, where: part(second, 'where'), by: 'conditions' }
  if (possibilities(first).some(isOptions) || isBare(first)) return asOptions
  if (isId(first)) return { options: second, where: first, by: 'id' }
  if (fields(first) !== undefined || first.kind === 'array' || version === undefined) return fields(first) === undefined && first.kind !== 'array' ? asOptions : { options: second, where: first, by: 'conditions' }
  return { options: second, where: first, by: 'id' }
}

function isOptions(value: Value): boolean {
  const known = fields(value)
  return known !== undefined && Object.keys(known.known).some((name) => names.has(name))
}

/** No field of it is known: `{ ...options }`. */
function isBare(value: Value): boolean {
  const known = fields(value)
  return known !== undefined && Object.keys(known.known).length === 0
}

/** What is seen to be an object holds conditions. A name alone may hold them too, but `delete(id)` is what most code writes. */
function isConditions(value: Value): boolean {
  return possibilities(value).some((one) => fields(one) !== undefined || one.kind === 'literal' && (one.value === undefined || one.value === null))
}

/** An id by itself: text, a number, a property of a row; never an object with fields. */
function isId(value: Value): boolean {
  return possibilities(value).every((one) => {
    if (one.kind === 'literal') return one.value !== undefined && one.value !== null
    return one.kind === 'ref' && stateOf(one) === undefined && one.origin.path.length > 0
  })
}

export function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined
}

/** A part of options, which code may leave out. */
export function part(options: Value, name: string): Value {
  return distribute(options, (one) => one.kind === 'literal' ? absent : one.kind === 'array' ? absent : get(one, name))
}

/** Whether a value may be there: `no` only for what is left out. */
export function mayBe(value: Value): boolean {
  return possibilities(value).some((one) => one.kind !== 'literal' || one.value !== undefined && one.value !== null && one.value !== false)
}


/** Whether an option may be there although nothing names it: in options that a caller hands in, or that are spread. */
export function isUnseen(options: Value, name: string, value: Value): boolean {
  return mayBe(value) && possibilities(options).every((one) => fields(one)?.known[name] === undefined)
}
