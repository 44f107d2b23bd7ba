// What a plan is asked for, whatever database made it, and which columns of a table a condition names. Conditions hold the values of
// parameters; of them nothing but names of columns goes on.

import type { Dialect } from '../../model/instrument.ts'
import type { TableScan } from '../../model/trace.ts'
import { tokens } from '../../sql/tokens.ts'
import type { Token } from '../../sql/tokens.ts'

/** Asks the database; rows as objects. */
export type Ask = (text: string, values?: unknown) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** How a database tells what a read scans. */
export interface Planner {
  /** Statements that begin and end what is asked of it: for somebody who holds a table it waits no longer than two seconds. */
  readonly begin: readonly string[]
  readonly end: readonly string[]
  scansOf(text: string, values: unknown, ask: Ask): Promise<readonly TableScan[]>
  /**
   * Tries an index that begins with the columns of a scan, and leaves nothing behind. Only where the database can take back what it has made.
   *
   * @param mostRows of a table that an index is built for
   * @returns undefined where none was tried
   * @throws where the connection cannot be given back
   */
  tried?(text: string, values: unknown, scan: TableScan, ask: Ask, mostRows: number): Promise<TableScan['candidate']>
}

/**
 * Names of columns of a table in a condition, in its order.
 *
 * @param names by which the condition may call the table
 * @param known all columns of the table
 */
export function columnsIn(condition: string | readonly Token[], dialect: Dialect, names: readonly string[], known: readonly string[]): readonly string[] {
  const all = typeof condition === 'string' ? tokens(condition, dialect) : condition
  const found = new Set<string>()
  all.forEach((token, index) => {
    if (!isName(token) || isMark(all[index + 1], '.') || token.kind === 'word' && isMark(all[index + 1], '(') || isMark(all[index - 1], '::')) return
    const qualifier = isMark(all[index - 1], '.') ? all[index - 2]?.text : undefined
    if (qualifier !== undefined && !names.some((name) => isSame(name, qualifier))) return
    const column = known.find((one) => isSame(one, token.text))
    if (column !== undefined) found.add(column)
  })
  return [...found]
}

export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name'
}

export function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark
}

export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
