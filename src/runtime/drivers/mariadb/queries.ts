// What a call of mariadb says: its text and values, in each of the forms that it takes, and what its answer holds.

import type { Answered } from '../../answers.ts'

interface Options {
  readonly sql?: unknown
  readonly values?: unknown
}

export function textOf(sql: unknown): string | undefined {
  const text: unknown = typeof sql === 'object' && sql !== null ? (sql as Options).sql : sql
  return typeof text === 'string' ? text : undefined
}

export function valuesOf([sql, given]: readonly unknown[]): unknown {
  const own: unknown = typeof sql === 'object' && sql !== null ? (sql as Options).values : undefined
  const values = own ?? (typeof given === 'function' ? undefined : given)
  // One value may be handed over without a list around it.
  return values === undefined || values === null || typeof values === 'object' ? values : [values]
}

interface Column {
  readonly name: unknown
}

interface Rows extends ReadonlyArray<unknown> {
  readonly meta?: unknown
}

/** What a callback is given. */
export function rowsOf(rows: unknown, meta?: unknown): Answered {
  if (!Array.isArray(rows)) return {}
  const all: Rows = rows
  const columns = columnsOf(all.meta ?? meta)
  if (columns === undefined && all.length > 0 && all.every(isResult)) {
    return { rows: all.reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0) }
  }
  return { rows: all, columns: Array.isArray(all[0]) ? columns : undefined }
}

/** What a promise gives: rows that have their columns beside them, or both in a list if that is asked for. */
export function resultOf(result: unknown): Answered {
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && columnsOf(result[1]) !== undefined) return rowsOf(result[0], result[1])
  return rowsOf(result)
}

/** Of a text of several statements, or of a procedure. */
function isResult(one: unknown): boolean {
  return typeof one === 'object' && one !== null && (Array.isArray(one) ? 'meta' in one : 'affectedRows' in one && 'warningStatus' in one)
}

export function columnsOf(meta: unknown): readonly string[] | undefined {
  if (!Array.isArray(meta) || meta.length === 0) return undefined
  const names = (meta as readonly Column[]).map((column) => typeof column?.name === 'function' ? Reflect.apply(column.name, column, []) as unknown : undefined)
  return names.every((name) => typeof name === 'string') ? names : undefined
}
