// Which reads no index serves. Each distinct read is explained once, after its scope has ended and never before, on a connection of its own;
// one set of its parameters is kept for that. What cannot be explained (a table of a transaction that nobody else sees, a text of several
// statements) is left out: it is not known to scan anything.

import type { StatementShape, TableScan, Trace } from '../../model/trace.ts'
import { recorder } from '../instrument.ts'
import { state } from '../state.ts'
import type { KeptRead } from '../state.ts'
import { connectionOf } from './connections.ts'
import type { Connection } from './connections.ts'

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
export function watchIndexes(client: object): IndexWatch {
  const connection = connectionOf(client)
  if (connection === undefined) throw new UnknownConnection()
  const kept = new Map<string, KeptRead>()
  state().kept.add(kept)
  const known = new Map<string, Promise<readonly TableScan[] | undefined>>()
  return {
    async explained(trace) {
      const shapes = await Promise.all(trace.shapes.map(async (shape) => withScans(shape, await scansOf(shape, kept, known, connection))))
      return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(trace), shapes: { value: shapes, enumerable: true, configurable: true, writable: true } }) as typeof trace
    },
    stop() {
      state().kept.delete(kept)
      kept.clear()
    },
  }
}

function scansOf({ fingerprint, kind }: StatementShape, kept: ReadonlyMap<string, KeptRead>, known: Map<string, Promise<readonly TableScan[] | undefined>>, connection: Connection): Promise<readonly TableScan[] | undefined> | undefined {
  const read = kind === 'read' ? kept.get(fingerprint) : undefined
  if (read === undefined || read.dialect !== connection.dialect || !isExplainable(read.text)) return known.get(fingerprint)
  const scans = known.get(fingerprint) ?? explained(read, connection)
  known.set(fingerprint, scans)
  return scans
}

/** What is asked for is recorded nowhere, and what fails there is nobody's error. */
function explained({ text, values }: KeptRead, { planner, use }: Connection): Promise<readonly TableScan[] | undefined> {
  return recorder.claimed(() => use(async (ask) => {
    try {
      for (const one of planner.begin) await ask(one)
      return await planner.scansOf(text.replace(/;\s*$/, ''), values, ask)
    } catch {
      return undefined
    } finally {
      for (const one of planner.end) await ask(one).catch(() => undefined)
    }
  }))
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
