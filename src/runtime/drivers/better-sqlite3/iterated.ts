// An iterator over rows: it is the driver's own, with `next` and `return` put before its own. It has ended when it is done or is left.

import type { OpenStatement, Recorder } from '../../../model/instrument.ts'

export function iterated(recorder: Recorder, statement: OpenStatement, iterator: unknown, columnsOf: (row: unknown) => readonly string[] | undefined): unknown {
  if (typeof iterator !== 'object' || iterator === null) return iterator
  const { next, return: leave } = iterator as { readonly next?: unknown; readonly return?: unknown }
  if (typeof next !== 'function') return iterator
  put(iterator, 'next', function (this: unknown, ...given: unknown[]): unknown {
    let step: IteratorResult<unknown>
    try {
      step = Reflect.apply(next, this, given) as IteratorResult<unknown>
    } catch (error) {
      recorder.fail(statement)
      throw error
    }
    if (step.done === true) recorder.end(statement)
    else if (typeof step.value === 'object') recorder.rows(statement, [step.value], columnsOf(step.value))
    return step
  })
  if (typeof leave === 'function') {
    put(iterator, 'return', function (this: unknown, ...given: unknown[]): unknown {
      recorder.end(statement)
      return Reflect.apply(leave, this, given) as unknown
    })
  }
  return iterator
}

function put(owner: object, name: string, value: Function): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true, enumerable: false })
}
