// What a plan is asked for, whatever database made it, and what its words are.

import type { TableScan } from '../../model/trace.ts'
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
   * @returns undefined where none was tried; `large` where that was the table's size
   * @throws where the connection cannot be given back
   */
  tried?(text: string, values: unknown, scan: TableScan, ask: Ask, mostRows: number): Promise<TableScan['candidate']>
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
