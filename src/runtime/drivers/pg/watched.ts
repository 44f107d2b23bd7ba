// The end of a query of pg's. Its client calls `handleReadyForQuery` when everything has come, `handleError` when it failed; both are
// put before the object's own, so that neither a promise nor a callback has to be touched. Rows of cursors come one by one.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'
import type { Answer, Submitted } from './queries.ts'

/** False where the object has no such methods. */
export function watched(recorder: Recorder, sent: Submitted, statement: OpenStatement): boolean {
  const { handleReadyForQuery: ready, handleError: failed } = sent
  if (typeof ready !== 'function' || typeof failed !== 'function') return false
  const cursor = cursorOf(sent)
  if (cursor !== undefined) watchRows(recorder, cursor, statement)
  sent.handleReadyForQuery = function (this: Submitted, connection: unknown): unknown {
    if (cursor === undefined) answered(recorder, statement, this)
    else recorder.end(statement)
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
  else recorder.end(statement, result?.rows, columnsOf(result, result?.rows?.[0]))
}

function columnsOf(answer: Answer | undefined, row: unknown): readonly string[] | undefined {
  return Array.isArray(row) ? answer?.fields?.map(({ name }) => name) : undefined
}

function cursorOf(sent: Submitted): Submitted | undefined {
  const cursor = sent.cursor ?? sent
  return typeof cursor.read === 'function' && typeof cursor.on === 'function' ? cursor : undefined
}

function watchRows(recorder: Recorder, cursor: Submitted, statement: OpenStatement): void {
  Reflect.apply(cursor.on as Function, cursor, ['row', (row: unknown) => recorder.rows(statement, [row], columnsOf(cursor._result, row))])
}
