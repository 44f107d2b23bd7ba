// Statements whose rows come one by one: a stream, into which the driver pushes them, and the command that `query` gives back where it
// has neither a callback nor a promise.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'
import { emitting } from '../../answers.ts'
import { columnsOf } from './queries.ts'

export function watchStream(recorder: Recorder, statement: OpenStatement | undefined, stream: unknown): void {
  if (statement === undefined || typeof stream !== 'object' || stream === null) return
  const { push } = stream as { readonly push?: unknown }
  if (typeof push !== 'function') return
  let columns: readonly string[] | undefined
  emitting(recorder, stream, (event, first) => {
    if (event === 'error') recorder.fail(statement)
    else if (event === 'fields') columns = columnsOf(first)
    // Destroyed before its last row.
    else if (event === 'close') recorder.end(statement)
  })
  Object.defineProperty(stream, 'push', {
    configurable: true, writable: true, enumerable: false,
    value: function (this: unknown, ...given: unknown[]): unknown {
      const [row] = given
      if (row === null) recorder.end(statement)
      else recorder.rows(statement, [row], Array.isArray(row) ? columns : undefined)
      return Reflect.apply(push, this, given) as unknown
    },
  })
}

export function watchCommand(recorder: Recorder, statement: OpenStatement | undefined, command: unknown): void {
  if (typeof command !== 'object' || command === null) return
  let columns: readonly string[] | undefined
  emitting(recorder, command, (event, first) => {
    if (event === 'error' || event === 'end' && first !== undefined) recorder.fail(statement)
    else if (event === 'end') recorder.end(statement)
    else if (event === 'fields') columns = columnsOf(first)
    else if (event === 'data') recorder.rows(statement, [first], Array.isArray(first) ? columns : undefined)
  })
}
