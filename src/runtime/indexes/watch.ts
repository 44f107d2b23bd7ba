// Which reads no index serves. Each distinct read is explained once, after its scope has ended and never before, on a connection of its own;
// one set of its parameters is kept for that. What cannot be explained (a table of a transaction that nobody else sees, a text of several
// statements) is left out: it is not known to scan anything.

import type { StatementShape, TableScan, Trace } from '../../model/trace.ts'
import { recorder } from '../instrument.ts'
import { state } from '../state.ts'
import type { KeptRead } from '../state.ts'
import { connectionOf } from './connections.ts'
import type { Connection } from './connections.ts'
import type { Ask, Planner } from './plan.ts'

export interface IndexWatch {
  /**
   * The same trace, its reads with what they scan, for `findingsOf` to judge: no-unindexed-query. Only reads that were sent since the
   * watch began are explained, each of them once, however many traces have it.
   *
   * @throws whatever getting a connection throws
   */
  explained<Own extends Trace>(trace: Own): Promise<Own>
  /** Ends it; nothing is kept any longer. */
  stop(): void
}

export interface IndexWatchOptions {
  /**
   * Whether to try, for what scans, an index that begins with its columns, and to say whether the query would use it: on a connection of a
   * pool, on PostgreSQL in a transaction that is rolled back, on MariaDB on a temporary copy of the table; with `better-sqlite3` on an empty
   * one. A number is how many rows a table may have where they are read; 10,000 unless said otherwise. False unless said otherwise.
   */
  readonly tryIndexes?: boolean | number
}

const MOST_ROWS = 10_000

/** Nothing knows how to ask it for plans. */
export class UnknownConnection extends Error {
  override readonly name = 'UnknownConnection'

  constructor() {
    super('Nothing knows how to ask this object for plans. Hand in a pool or a client of `pg`, `mysql2`, `mariadb` (with promises), `better-sqlite3`, `libsql` or `@libsql/client` that reaches the database which is watched.')
  }
}

/**
 * From now on, one text with one set of parameters is kept of each distinct read, to be explained: for a suite of tests, not for a server.
 *
 * @param client a pool, or a client that nothing else uses meanwhile, of the database that the reads are sent to, with its tables committed
 * @returns explains traces
 * @throws UnknownConnection if it is none of a driver that is known
 */
export function watchIndexes(client: object, { tryIndexes = false }: IndexWatchOptions = {}): IndexWatch {
  const connection = connectionOf(client)
  if (connection === undefined) throw new UnknownConnection()
  const mostRows = tryIndexes === true ? MOST_ROWS : tryIndexes === false ? undefined : tryIndexes
  const kept = new Map<string, KeptRead>()
  state().kept.add(kept)
  const known = new Map<string, Scans>()
  return {
    async explained(trace) {
      const shapes = await Promise.all(trace.shapes.map(async (shape) => withScans(shape, await scansOf(shape, kept, known, (read) => read.dialect === connection.dialect ? explained(read, connection, mostRows) : undefined))))
      return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(trace), shapes: { value: shapes, enumerable: true, configurable: true, writable: true } }) as typeof trace
    },
    stop() {
      state().kept.delete(kept)
      kept.clear()
    },
  }
}

type Scans = Promise<readonly TableScan[] | undefined>

function scansOf({ fingerprint, kind }: StatementShape, kept: ReadonlyMap<string, KeptRead>, known: Map<string, Scans>, explain: (read: KeptRead) => Scans | undefined): Scans | undefined {
  const read = kind === 'read' ? kept.get(fingerprint) : undefined
  if (read === undefined || !isExplainable(read.text)) return known.get(fingerprint)
  const scans = known.get(fingerprint) ?? explain(read)
  if (scans !== undefined) known.set(fingerprint, scans)
  return scans
}

/** What is asked for is recorded nowhere, and what fails there is nobody's error. */
function explained({ text, values }: KeptRead, { planner, canTry, use }: Connection, mostRows: number | undefined): Scans {
  const one = text.replace(/;\s*$/, '')
  return recorder.claimed(async () => {
    const scans = await use((ask) => planned(planner, one, values, ask))
    if (scans === undefined || mostRows === undefined || !canTry) return scans
    return await Promise.all(scans.map(async (scan) => {
      const candidate = await use(async (ask) => await planner.tried?.(one, values, scan, ask, mostRows)).catch(() => undefined)
      return candidate === undefined ? scan : { ...scan, candidate }
    }))
  })
}

async function planned(planner: Planner, text: string, values: unknown, ask: Ask): Scans {
  try {
    for (const one of planner.begin) await ask(one)
    return await planner.scansOf(text, values, ask)
  } catch {
    return undefined
  } finally {
    for (const one of planner.end) await ask(one).catch(() => undefined)
  }
}

/** One query: EXPLAIN before a text of several would run the others. */
function isExplainable(text: string): boolean {
  return /^\s*(?:select|with|\(|values|table)\b/i.test(withoutComments(text)) && !withoutComments(text).replace(/;\s*$/, '').includes(';')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|--[^\n]*/g, ' ').trim()
}

function withScans(shape: StatementShape, scans: readonly TableScan[] | undefined): StatementShape {
  if (scans === undefined) return shape
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(shape), scans: { value: scans, enumerable: true, configurable: true } }) as StatementShape
}
