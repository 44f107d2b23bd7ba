// How a driver's answer reaches the recorder, in each of the ways in which drivers give one: a callback, a promise, an emitter, a stream.
// The application gets what it would have got; of a promise it gets the next one, so that a rejection that nobody awaits is still heard of.

import type { OpenStatement, Recorder } from '../model/instrument.ts'

/** What an answer holds for the recorder. */
export interface Answered {
  /** Rows, or how many; undefined where the statement gives none. */
  readonly rows?: readonly unknown[] | number | undefined
  /** Names of the columns where rows are arrays. */
  readonly columns?: readonly string[] | undefined
}

export function ended(recorder: Recorder, statement: OpenStatement | undefined, { rows, columns }: Answered): void {
  recorder.end(statement, rows, columns)
}

/** A callback that is called with an error or with an answer, in the context in which it was handed in. */
export function answering(recorder: Recorder, statement: OpenStatement | undefined, callback: Function, read: (...answer: unknown[]) => Answered): Function {
  const own = recorder.bound(callback)
  if (statement === undefined) return own
  const stand = function (this: unknown, error: unknown, ...answer: unknown[]): unknown {
    if (isMissing(error)) ended(recorder, statement, readOf(read, answer))
    else recorder.fail(statement)
    return Reflect.apply(own, this, [error, ...answer]) as unknown
  }
  Object.defineProperty(stand, 'length', { value: callback.length, configurable: true })
  return stand
}

/** A promise, one step later. */
export function following<Answer>(recorder: Recorder, statement: OpenStatement | undefined, result: Promise<Answer>, read: (answer: Answer) => Answered): Promise<Answer> {
  if (statement === undefined) return result
  return result.then((answer) => {
    ended(recorder, statement, readOf(read, [answer]))
    return answer
  }, (error: unknown) => {
    recorder.fail(statement)
    throw error
  })
}

interface Emitter {
  emit: unknown
}

/**
 * Tells of what an emitter emits before its listeners hear of it, who are called in the context of now, as the application's. A listener of
 * our own would change what an error without listeners does.
 */
export function emitting(recorder: Recorder, emitter: object, tell: (event: unknown, ...given: unknown[]) => void): void {
  const { emit } = emitter as Emitter
  if (typeof emit !== 'function') return
  const own = recorder.application(() => recorder.bound(emit))
  Object.defineProperty(emitter, 'emit', {
    configurable: true, writable: true, enumerable: false,
    value: function (this: unknown, ...given: [unknown, ...unknown[]]): unknown {
      tell(...given)
      return Reflect.apply(own, this, given) as unknown
    },
  })
}

function readOf(read: (...answer: never[]) => Answered, answer: readonly unknown[]): Answered {
  try {
    return read(...answer as never[])
  } catch {
    // An answer of another make: that it came is known.
    return {}
  }
}

function isMissing(error: unknown): boolean {
  return error === undefined || error === null
}
