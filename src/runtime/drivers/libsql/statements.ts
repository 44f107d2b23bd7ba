// What a call of @libsql/client says: its text and values, in each of the forms that it takes, and what its answer holds.

import type { Answered } from '../../answers.ts'

interface Call {
  readonly text: string
  readonly values: unknown
}

/** A text and values, or both in one object. */
export function callOf([given, values]: readonly unknown[]): Call | undefined {
  if (typeof given === 'string') return { text: given, values: plain(values) }
  const { sql, args } = (typeof given === 'object' && given !== null ? given : {}) as { readonly sql?: unknown; readonly args?: unknown }
  return typeof sql === 'string' ? { text: sql, values: plain(args) } : undefined
}

/** Names may be given with their marks. */
function plain(values: unknown): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace(/^[@$:]/, ''), value as unknown]))
}

export function rowsOf(answer: unknown): Answered {
  const { rows } = (typeof answer === 'object' && answer !== null ? answer : {}) as { readonly rows?: unknown }
  return Array.isArray(rows) ? { rows } : {}
}

/** Which statement of a batch failed; the first where nobody says. */
export function failedAt(error: unknown): number {
  const { statementIndex } = (typeof error === 'object' && error !== null ? error : {}) as { readonly statementIndex?: unknown }
  return typeof statementIndex === 'number' ? statementIndex : 0
}
