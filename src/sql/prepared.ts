// `PREPARE`, by whose name `EXECUTE` sends a statement that it does not show.

import { tokens as read } from './tokens.ts'
import type { Token } from './tokens.ts'

export interface Prepared {
  readonly name: string
  readonly statement: readonly Token[]
}

/** `PREPARE name (types) AS …` of PostgreSQL, `PREPARE name FROM '…'` of MySQL. */
export function preparedBy(tokens: readonly Token[]): Prepared | undefined {
  const [first, name] = tokens
  if (first?.kind !== 'word' || first.text !== 'prepare' || name === undefined) return undefined
  const at = tokens.findIndex(({ kind, text }, index) => index > 1 && kind === 'word' && (text === 'as' || text === 'from'))
  const written = tokens[at + 1]
  if (at === -1 || written === undefined) return undefined
  return { name: name.text, statement: written.kind === 'literal' ? read(written.text, 'mysql') : tokens.slice(at + 1) }
}
