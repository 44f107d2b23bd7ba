// A stream of rows that a query runner has handed out. Nothing listens for its data, which would start it, nor for its errors, which
// would handle them: rows are seen where the driver pushes them. The application's listeners run in the context in which they are
// added, since a pool's connection emits in that of whoever opened it.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'

interface Stream {
  readonly errored?: unknown
  push(chunk: unknown, ...rest: unknown[]): unknown
  on(event: string, listener: Function): unknown
  addListener(event: string, listener: Function): unknown
}

export function watchStream(recorder: Recorder, statement: OpenStatement, answer: unknown): void {
  if (!isStream(answer)) return recorder.end(statement)
  const { push, on } = answer
  own(answer, 'push', function (this: unknown, ...given: unknown[]): unknown {
    if (given[0] !== null) recorder.rows(statement, [given[0]])
    return Reflect.apply(push, this, given)
  })
  on.call(answer, 'end', () => recorder.end(statement))
  on.call(answer, 'close', () => isFailed(answer) ? recorder.fail(statement) : recorder.end(statement))
  const bound = function (this: unknown, event: string, listener: Function): unknown {
    return Reflect.apply(on, this, [event, boundListener(recorder, listener)])
  }
  own(answer, 'on', bound)
  own(answer, 'addListener', bound)
}

/** Whoever leaves a loop over a stream aborts it, which is no failure. */
function isFailed({ errored }: Stream): boolean {
  return errored !== null && errored !== undefined && (errored as { readonly code?: unknown }).code !== 'ABORT_ERR'
}

function isStream(value: unknown): value is Stream {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'push') === 'function' && typeof Reflect.get(value, 'on') === 'function'
}

function own(stream: object, name: string, value: Function): void {
  Object.defineProperty(stream, name, { value, configurable: true, writable: true, enumerable: false })
}

/** Emitters find a listener to be removed by itself or by its `listener`; that of `once` has one already. */
function boundListener(recorder: Recorder, listener: Function): Function {
  if (typeof listener !== 'function' || 'listener' in listener) return listener
  return Object.assign(recorder.bound(listener), { listener })
}
