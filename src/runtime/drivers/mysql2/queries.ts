// What a call of mysql2 says: its text and values, in each of the forms that it takes, and what its answer holds.

import type { Answered } from '../../answers.ts'

/** What a connection is given to send. */
export interface Command {
  readonly sql?: unknown
  readonly values?: unknown
  readonly statement?: { readonly query?: unknown }
  onResult?: unknown
  emit?: unknown
}

interface Prepared extends Command {
  readonly statement: { readonly query: string }
}

export function textOf(sql: unknown): string | undefined {
  if (typeof sql === 'string') return sql
  const text: unknown = typeof sql === 'object' && sql !== null ? (sql as Command).sql : undefined
  return typeof text === 'string' ? text : undefined
}

export function valuesOf([sql, values]: readonly unknown[]): unknown {
  const own: unknown = typeof sql === 'object' && sql !== null ? (sql as Command).values : undefined
  const given = typeof values === 'function' || values === undefined ? own : values
  // One value may be handed over without a list around it.
  return given === undefined || given === null || typeof given === 'object' ? given : [given]
}

/** A command that executes a statement which was prepared by hand; those of `execute` have a text of their own. */
export function isPrepared(command: Command | undefined): command is Prepared {
  return typeof command === 'object' && command !== null && command.sql === undefined && typeof command.statement?.query === 'string' && typeof command.emit === 'function'
}

interface Field {
  readonly name: string
}

/** Rows, or what a write tells instead; a text of several statements, and a procedure, have several answers. */
export function rowsOf(rows: unknown, fields?: unknown): Answered {
  if (!Array.isArray(rows)) return {}
  const all = rows as readonly unknown[]
  if (Array.isArray(fields) && fields.some((one) => one === undefined || Array.isArray(one))) {
    return { rows: all.reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0) }
  }
  return { rows: all, columns: columnsOf(all[0], fields) }
}

export function columnsOf(row: unknown, fields: unknown): readonly string[] | undefined {
  return Array.isArray(row) && Array.isArray(fields) ? (fields as readonly Field[]).map(({ name }) => name) : undefined
}

/** Whether something is a row, not what a write tells. */
export function isRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null && !('affectedRows' in row && 'serverStatus' in row)
}
