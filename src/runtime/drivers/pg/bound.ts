// Whatever pg calls when something arrives, it calls in the context of whoever opened the connection: a callback of `query` or `connect`, those
// of a cursor's `read` and `close`, listeners of a stream. The application's run in that of its call.

import type { Recorder, Replacement } from '../../../model/instrument.ts'
import { emitting } from '../../answers.ts'
import { replaced } from '../../patch.ts'
import { hasMethods } from '../../shapes.ts'
import { STATEMENT, columnsOf } from './queries.ts'
import type { Submitted } from './queries.ts'

export function withBoundCallback(recorder: Recorder, given: unknown[]): unknown[] {
  const [config] = given
  for (let index = 0; index < given.length; index += 1) if (typeof given[index] === 'function') given[index] = recorder.bound(given[index] as Function)
  if (typeof config !== 'object' || config === null) return given
  const { callback, submit } = config as { callback?: unknown; readonly submit?: unknown }
  if (typeof submit === 'function') bindSubmitted(recorder, config as Submitted)
  // A configuration may have its text as a getter of its class: it is inherited from, not copied.
  else if (typeof callback === 'function') given[0] = Object.create(config, { callback: { value: recorder.bound(callback) } })
  return given
}

function bindSubmitted(recorder: Recorder, sent: Submitted & { callback?: unknown; readonly _accumulateRows?: unknown }): void {
  if (typeof sent.callback === 'function') sent.callback = recorder.bound(sent.callback)
  emitting(recorder, sent, (event, row) => {
    // A query object keeps rows until its end unless somebody listens to them.
    if (event === 'row' && sent._accumulateRows === false) recorder.rows(sent[STATEMENT], [row], columnsOf(sent._result, row))
  })
  // A stream has a `read` of its own, which calls nobody.
  if (hasMethods(sent, ['read', 'close', 'handlePortalSuspended'])) replaced(sent, { read: calling(recorder), close: calling(recorder) })
}

function calling(recorder: Recorder): Replacement {
  return (original) => function (this: unknown, ...given: unknown[]): unknown {
    return Reflect.apply(original, this, given.map((one) => typeof one === 'function' ? recorder.bound(one) : one))
  }
}
