// What a scope has read and sent, value by value: hashed, and of each shape only so many as a proof needs; how far is said by the numbers here.

import type { Scope, ShapeCounts } from './counts.ts'
import type { Parsed } from './fingerprint.ts'
import { LONGEST_KEY, keyHashOf, smallHashOf } from './hash.ts'
import type { Role, ValueList } from './normalise.ts'
import { valueOf } from './parameters.ts'

/** Values of one place in a statement, outside lists; a list of one is a value. */
export interface Position {
  readonly role: Role
  /** That it is compared with, if it is one. */
  readonly column: string | undefined
  readonly first: number
  varies: boolean
  /** Whether all of them can be keys of rows. */
  isKey: boolean
  /** When each was sent first. */
  readonly values: Map<number, number>
}

/** By number or name of the parameter; of literals, by `#` and their number, of those that are a list of one by `in`. */
export type Positions = Map<number | string, Position>

/** By name: when each value was read first. */
export type Columns = Map<string, Map<number, number>>

/** Values of an answer's rows, row by row, that have not been hashed yet. */
export interface Unread {
  /** Names of the columns; of so many there are values. */
  readonly keys: readonly string[]
  readonly width: number
  readonly values: readonly unknown[]
  readonly sequence: number
}

const MOST_VALUES = 64
/** Of one answer: what is asked for row by row is asked for in their order, most often. */
export const MOST_ROWS = 250
const MOST_IN_COLUMN = 1_000
const MOST_COLUMNS = 40
/** Values of rows that a scope remembers, all shapes together. */
const MOST_REMEMBERED = 50_000
/** And how many of them wait to be hashed. */
const MOST_UNREAD = 20_000

export function noteParameters(positions: Positions, { literals, lists, roles, columns }: Parsed, values: unknown, sequence: number): void {
  const isListed = (parameter: number | string) => lists !== undefined && lists.some((list) => list.parameters.includes(parameter) && !isOneValue(list, values))
  if (Array.isArray(values)) {
    for (let index = 0; index < values.length && index < MOST_COLUMNS; index += 1) {
      if (lists === undefined) note(positions, index, roles.get(index), columns.get(index), values[index], sequence)
      else if (!isListed(index)) note(positions, index, roles.get(index), columns.get(index), onlyOf(values[index]), sequence)
    }
  } else if (typeof values === 'object' && values !== null) {
    for (const [name, value] of Object.entries(values)) if (!isListed(name)) note(positions, name, roles.get(name), columns.get(name), onlyOf(value), sequence)
  }
  lists?.slice(0, MOST_COLUMNS).forEach((list, index) => {
    if (list.parameters.length === 0 && !list.several) note(positions, `in${index}`, 'value', list.column, list.literals.trimEnd(), sequence)
  })
  literals?.slice(0, MOST_COLUMNS).forEach(({ text, role, column }, index) => note(positions, `#${index}`, role, column, text, sequence))
}

/** `IN ($1)`, or `= ANY($1)`, with one value: what loads many at once sends that for one. */
function isOneValue({ parameters, literals, several }: ValueList, values: unknown): boolean {
  if (parameters.length !== 1 || literals !== '' || several) return false
  return typeof onlyOf(valueOf(values, parameters[0]!)) !== 'object'
}

function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function note(positions: Positions, place: number | string, role: Role = 'value', column: string | undefined, value: unknown, sequence: number): void {
  const key = keyHashOf(value)
  const hash = key ?? smallHashOf(value)
  const known = positions.get(place)
  if (known === undefined) {
    positions.set(place, { role, column, first: hash, varies: false, isKey: key !== undefined, values: new Map([[hash, sequence]]) })
    return
  }
  if (hash !== known.first) known.varies = true
  if (key === undefined) known.isKey = false
  if (known.isKey && known.values.size < MOST_VALUES && !known.values.has(hash)) known.values.set(hash, sequence)
}

/**
 * Keeps the values of rows as they are now: the application may change its rows, and most are never compared with anything.
 *
 * @param names of the columns, where rows are arrays
 */
export function noteRows(scope: Scope, counts: ShapeCounts, rows: readonly unknown[], names: readonly string[] | undefined, sequence: number): void {
  const [first] = rows
  if (scope.unread >= MOST_UNREAD) readAll(scope)
  if (scope.remembered >= MOST_REMEMBERED) return
  const isSplit = isRow(first) && Object.values(first).every(isRow)
  const keys = keysOf(first, names, isSplit)
  const width = Math.min(keys.length, MOST_COLUMNS)
  const height = Math.min(rows.length, MOST_ROWS)
  const values: unknown[] = []
  for (let index = 0; index < height; index += 1) {
    const own = valuesOf(rows[index], isSplit)
    for (let column = 0; column < width; column += 1) values.push(keptOf(own[column]))
  }
  counts.unread.push({ keys, width, values, sequence })
  scope.unread += values.length
}

/** @param isSplit by tables, each of which has its columns */
function keysOf(row: unknown, names: readonly string[] | undefined, isSplit: boolean): readonly string[] {
  if (Array.isArray(row)) return row.map((_, index) => names?.[index] ?? String(index))
  if (typeof row !== 'object' || row === null) return [names?.[0] ?? '0']
  return isSplit ? Object.values(row).flatMap((part: object) => Object.keys(part)) : Object.keys(row)
}

function valuesOf(row: unknown, isSplit: boolean): readonly unknown[] {
  if (Array.isArray(row)) return row
  if (typeof row !== 'object' || row === null) return [row]
  return isSplit ? Object.values(row).flatMap((part: unknown) => isRow(part) ? Object.values(part) : []) : Object.values(row)
}

/** No date, no bytes, no list. */
function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value)
}

/** What is left of a value that can be the key of a row; undefined of others. */
function keptOf(value: unknown): unknown {
  switch (typeof value) {
    case 'number': case 'bigint': return value
    case 'string': return value.length <= LONGEST_KEY ? value : undefined
    case 'object': return keyHashOf(value)
    default: return undefined
  }
}

/** Hashes what all shapes of a scope have kept. */
export function readAll(scope: Scope): void {
  for (const counts of scope.shapes.values()) read(scope, counts)
  for (const { shapes } of scope.calls.values()) for (const counts of shapes.values()) read(scope, counts)
}

/** Hashes what was kept. */
function read(scope: Scope, { unread, columns }: ShapeCounts): void {
  for (const { keys, width, values, sequence } of unread) {
    for (let at = 0; at < width; at += 1) {
      const column = columns.get(keys[at]!) ?? new Map<number, number>()
      for (let index = at; index < values.length && column.size < MOST_IN_COLUMN; index += width) {
        const hash = keyHashOf(values[index])
        if (hash === undefined || column.has(hash)) continue
        column.set(hash, sequence)
        scope.remembered += 1
      }
      if (column.size > 0) columns.set(keys[at]!, column)
    }
    scope.unread -= values.length
  }
  unread.length = 0
}
