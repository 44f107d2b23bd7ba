// The end of a query of pg's. Its client calls `handleReadyForQuery` when everything has come, `handleError` when it failed; both are
// put before the object's own, so that neither a promise nor a callback has to be touched. Rows of cursors come one by one.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'
import type { Answer, Submitted } from './queries.ts'

/** How many rows of a cursor are looked at. */
const MOST_ROWS = 1_000

/** False where the object has no such methods. */
export function watched(recorder: Recorder, sent: Submitted, statement: OpenStatement): boolean {
  const { handleReadyForQuery: ready, handleError: failed } = sent
  if (typeof ready !== 'function' || typeof failed !== 'function') return false
  const cursor = cursorOf(sent)
  const rows = cursor === undefined ? undefined : rowsOf(cursor)
  sent.handleReadyForQuery = function (this: Submitted, connection: unknown): unknown {
    if (rows === undefined) answered(recorder, statement, this)
    else recorder.end(statement, rows.count > rows.first.length ? rows.count : rows.first, columnsOf(cursor?._result))
    return Reflect.apply(ready, this, [connection]) as unknown
  }
  sent.handleError = function (this: Submitted, error: unknown, connection: unknown): unknown {
    recorder.fail(statement)
    return Reflect.apply(failed, this, [error, connection]) as unknown
  }
  return true
}

function answered(recorder: Recorder, statement: OpenStatement, { _result: result, _results: results }: Submitted): void {
  // A text of several statements has several answers.
  if (Array.isArray(results)) recorder.end(statement, (results as readonly Answer[]).reduce((sum, one) => sum + (one.rows?.length ?? 0), 0))
  else recorder.end(statement, result?.rows, columnsOf(result))
}

function columnsOf(answer: Answer | undefined): readonly string[] | undefined {
  return Array.isArray(answer?.rows?.[0]) ? answer.fields?.map(({ name }) => name) : undefined
}

function cursorOf(sent: Submitted): Submitted | undefined {
  const cursor = sent.cursor ?? sent
  return typeof cursor.read === 'function' && typeof cursor.on === 'function' ? cursor : undefined
}

function rowsOf(cursor: Submitted): { count: number; readonly first: unknown[] } {
  const rows = { count: 0, first: [] as unknown[] }
  Reflect.apply(cursor.on as Function, cursor, ['row', (row: unknown) => {
    rows.count += 1
    if (rows.count <= MOST_ROWS) rows.first.push(row)
  }])
  return rows
}
