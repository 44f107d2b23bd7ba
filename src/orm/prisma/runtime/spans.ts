// Statements of a client that had connected before it was instrumented: its adapter is out of reach, but it runs each statement in a span of its
// tracing helper, if that says that it is enabled. Text, rows and context are there; parameters are not, so nothing is proved of them.

import type { Dialect, Recorder } from '../../../model/instrument.ts'
import { forItsCalls } from './batches.ts'
import type { ResultSet, TracingHelper } from './client.ts'

interface SpanOptions {
  readonly name?: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** @param isNeeded whether nobody below sees the statement that is sent now */
export function watchSpans(helper: TracingHelper, dialect: Dialect, recorder: Recorder, isNeeded: () => boolean): () => void {
  return recorder.replaced(helper, {
    isEnabled: (original) => function isEnabled(this: unknown): unknown {
      return isNeeded() || Reflect.apply(original, this, []) === true
    },
    runInChildSpan: (original) => function runInChildSpan(this: unknown, options: SpanOptions | string, callback: Function): unknown {
      const text = typeof options === 'object' && options.name === 'db_query' ? options.attributes?.['db.query.text'] : undefined
      if (typeof text !== 'string' || !isNeeded()) return Reflect.apply(original, this, [options, callback])
      const send = (...given: unknown[]): unknown => {
        const statement = forItsCalls(recorder, () => recorder.begin(text, undefined, dialect, runInChildSpan))
        const answer = recorder.below(() => Reflect.apply(callback, undefined, given) as Promise<ResultSet | number>)
        if (statement === undefined) return answer
        answer.then((value) => typeof value === 'object' ? recorder.end(statement, value.rows, value.columnNames) : recorder.end(statement), () => recorder.fail(statement))
        return answer
      }
      return Reflect.apply(original, this, [options, send])
    },
  })
}
