// What a prepared statement says of itself: its text, the values of a call, and its columns.

import { databasesOf } from '../../../model/database.ts'

export interface Statement {
  /** Its text, and what made it; the package `libsql` has neither. */
  readonly source?: unknown
  readonly database?: object
  columns?: unknown
}

const prepared = new WeakMap<object, { readonly text: string; readonly by: object }>()
const bound = new WeakMap<object, readonly unknown[]>()
const columns = new WeakMap<object, readonly string[]>()

export function notePrepared(statement: object, text: string, by: object): void {
  if (typeof (statement as Statement).source !== 'string') prepared.set(statement, { text, by })
}

export function textOf(statement: Statement): string | undefined {
  const { source } = statement
  return typeof source === 'string' ? source : prepared.get(statement)?.text
}

/** Those in memory have no name that tells them apart. */
export const nameOfDatabase = databasesOf(({ name }) => name, 'in memory')

export function databaseOf(statement: Statement): string | undefined {
  const made = statement.database ?? prepared.get(statement)?.by
  return made === undefined ? undefined : nameOfDatabase(made)
}

/** Values that are bound for good. */
export function noteBound(statement: Statement, given: readonly unknown[]): void {
  bound.set(statement, given)
}

/** A list of values, one object of names, or both. */
export function valuesOf(statement: Statement, given: readonly unknown[]): unknown {
  const values = given.length > 0 ? given : bound.get(statement)
  if (values === undefined || values.length === 0) return undefined
  const [first] = values
  if (values.length === 1 && typeof first === 'object' && first !== null && !(first instanceof Uint8Array)) return first
  return isFlat(values) ? values : values.flat()
}

/** Without the call of a function for each: a statement of this driver takes microseconds. */
function isFlat(values: readonly unknown[]): boolean {
  for (let index = 0; index < values.length; index += 1) if (Array.isArray(values[index])) return false
  return true
}

/** Names of columns, for rows that have none: `raw` gives lists, and `pluck` the values of the first. */
export function columnsOf(statement: Statement, row: unknown): readonly string[] | undefined {
  if (row === undefined || typeof row === 'object' && !Array.isArray(row)) return undefined
  const known = columns.get(statement)
  if (known !== undefined) return known
  const found = namesOf(statement)
  if (found !== undefined) columns.set(statement, found)
  return found
}

function namesOf(statement: Statement): readonly string[] | undefined {
  try {
    if (typeof statement.columns !== 'function') return undefined
    return (Reflect.apply(statement.columns, statement, []) as readonly { readonly name: string }[]).map(({ name }) => name)
  } catch {
    // While it is iterated over, a statement does not tell.
    return undefined
  }
}
