// Scopes that code opens itself: a job, a part of a request. Unlike `countQueries` they leave the result as it is, so that they can stand
// in code that goes into production.

import type { ScopeKind, Trace } from '../model/trace.ts'
import { hear } from './hooks.ts'
import { awaitIn, closeScope, openScope, runIn } from './scope.ts'
import { traceOf } from './trace.ts'

export interface ScopeRunOptions {
  readonly name: string
  /** `block` unless said otherwise. */
  readonly kind?: ScopeKind
  /** Called when it is done, whether it has failed or not. What it throws is told on stderr and changes nothing. */
  readonly onTrace?: (trace: Trace) => void
  /** Whether to hash parameters and rows, to tell repetitions and prove which query a statement repeats for. True unless said otherwise. */
  readonly proof?: boolean
  /** Whether to remember where statements come from. True unless said otherwise. */
  readonly sites?: boolean
}

/**
 * Runs a function in a scope of its own. Within another scope it counts in both.
 *
 * @param run is called once
 * @returns what the function returns; for a promise, one that settles likewise when the scope has ended
 * @throws whatever the function throws
 */
export function runInScope<Result>(options: ScopeRunOptions, run: () => Result): Result {
  const { kind = 'block', name, onTrace } = options
  const scope = openScope(kind, name, options)
  const end = () => {
    closeScope(scope)
    if (onTrace !== undefined) hear('onTrace', onTrace, () => traceOf(scope))
  }
  let result: Result
  try {
    // A promise that is lazy must start in the scope.
    result = runIn(scope, () => {
      const given = run()
      return isThenable(given) ? awaitIn(scope, () => given) as Result : given
    })
  } catch (error) {
    end()
    throw error
  }
  if (isThenable(result)) return (result as unknown as Promise<unknown>).finally(end) as Result
  end()
  return result
}

/**
 * Runs a job of a queue or a schedule as a scope of its own: `worker.process((job) => job('send mail', () => send(job)))`.
 *
 * @param name what the job does, the same for each run
 * @returns what the function returns; for a promise, one that settles likewise when the scope has ended
 * @throws whatever the function throws
 */
export function job<Result>(name: string, run: () => Result, options: Omit<ScopeRunOptions, 'name' | 'kind'> = {}): Result {
  return runInScope({ ...options, kind: 'job', name }, run)
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function'
}
