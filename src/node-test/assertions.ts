// What the matchers of other runners assert, as functions that throw.

import { AssertionError } from 'node:assert'
import { executes, executesAtMost, hasNPlusOne, scalesConstantly } from '../runtime/expect/assertions.ts'
import type { Answer, NPlusOneOptions } from '../runtime/expect/assertions.ts'
import type { GrowthOptions } from '../runtime/expect/growth.ts'
import type { Subject } from '../runtime/expect/subject.ts'

/**
 * A function executes so many statements: reads and writes; transaction control and set-up are none.
 *
 * @param subject a function, which is run once, or a trace of what ran before
 * @throws AssertionError
 * @throws UnfitCount if no number is expected
 * @throws NothingInstrumented if no client is instrumented
 * @throws BlindCount if statements ran that were not counted
 */
export function assertExecutesQueries(subject: Subject, count: number): Promise<void> {
  return holds(() => executes(subject, count), true, assertExecutesQueries)
}

/**
 * A function executes no more than so many statements.
 *
 * @param subject a function, which is run once, or a trace of what ran before
 * @throws AssertionError
 * @throws UnfitCount if no number is expected
 * @throws NothingInstrumented if no client is instrumented
 * @throws BlindCount if statements ran that were not counted
 */
export function assertExecutesAtMostQueries(subject: Subject, most: number): Promise<void> {
  return holds(() => executesAtMost(subject, most), true, assertExecutesAtMostQueries)
}

/**
 * No statement of a function runs once for each row of another, or many times from one place with other parameters.
 *
 * @param subject a function, which is run once, or a trace of what ran before
 * @throws AssertionError
 * @throws NothingInstrumented if no client is instrumented
 * @throws BlindCount if statements ran that were not counted
 */
export function assertNoNPlusOne(subject: Subject, options?: NPlusOneOptions): Promise<void> {
  return holds(() => hasNPlusOne(subject, options), false, assertNoNPlusOne)
}

/**
 * A function executes no more statements for many items than for few.
 *
 * @param subject is run once for each size, and once before
 * @throws AssertionError
 * @throws UnfitSizes if the sizes do not ascend
 * @throws UnfitGrowth if `populate` is missing, or a trace is handed over
 * @throws NothingInstrumented if no client is instrumented
 * @throws BlindCount if statements ran that were not counted
 */
export function assertScalesConstantly(subject: () => unknown, options: GrowthOptions): Promise<void> {
  return holds(() => scalesConstantly(subject, options), true, assertScalesConstantly)
}

async function holds(answer: () => Promise<Answer>, wanted: boolean, above: Function): Promise<void> {
  // When it is answered, the code that asks is on the stack no more.
  const asked: { readonly stack?: string } = {}
  Error.captureStackTrace(asked, above)
  const { pass, message } = await answer()
  if (pass === wanted) return
  const error = new AssertionError({ message: message() })
  error.stack = `${error.name} [${error.code}]: ${error.message}\n${asked.stack?.split('\n').slice(1).join('\n') ?? ''}`
  throw error
}
