// The end of a query of pg's. Its client calls `handleReadyForQuery` when everything has come, `handleError` when it failed: neither a
// promise nor a callback has to be touched. Of pg's own queries the methods of the class are replaced, which costs a tenth of replacing
// those of each object; cursors and streams have others, and their rows come one by one.

import type { OpenStatement, Recorder, Replacement } from '../../../model/instrument.ts'
import { STATEMENT, columnsOf } from './queries.ts'
import type { Answer, Submitted } from './queries.ts'

/** What replaces the methods of pg's class of queries. */
export function queryMethods(recorder: Recorder): Readonly<Record<string, Replacement>> {
  return {
    handleReadyForQuery: (original) => function handleReadyForQuery(this: Submitted, connection: unknown): unknown {
      const statement = this[STATEMENT]
      if (statement !== undefined) answered(recorder, statement, this)
      return Reflect.apply(original, this, [connection])
    },
    handleError: (original) => function handleError(this: Submitted, error: unknown, connection: unknown): unknown {
      const statement = this[STATEMENT]
      if (statement !== undefined) recorder.fail(statement)
      return Reflect.apply(original, this, [error, connection])
    },
  }
}

/**
 * @param query the prototype whose methods are replaced
 * @returns false where the object does not tell when it ends
 */
export function watched(recorder: Recorder, sent: Submitted, statement: OpenStatement, query: object | undefined): boolean {
  if (query !== undefined && Object.getPrototypeOf(sent) === query) {
    sent[STATEMENT] = statement
    return true
  }
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

function cursorOf(sent: Submitted): Submitted | undefined {
  const cursor = sent.cursor ?? sent
  return typeof cursor.read === 'function' && typeof cursor.on === 'function' ? cursor : undefined
}

function watchRows(recorder: Recorder, cursor: Submitted, statement: OpenStatement): void {
  Reflect.apply(cursor.on as Function, cursor, ['row', (row: unknown) => recorder.rows(statement, [row], columnsOf(cursor._result, row))])
}
