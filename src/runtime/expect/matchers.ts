// The matchers as `expect.extend` takes them, and their types, which each runner's own `expect` is augmented with.

import { executes, executesAtMost, hasNPlusOne, scalesConstantly } from './assertions.ts'
import type { Answer, NPlusOneOptions } from './assertions.ts'
import type { GrowthOptions } from './growth.ts'

export const matchers = {
  toExecuteQueries: (received: unknown, count: number): Promise<Answer> => executes(received, count),
  toExecuteAtMostQueries: (received: unknown, most: number): Promise<Answer> => executesAtMost(received, most),
  toHaveNPlusOne: (received: unknown, options?: NPlusOneOptions): Promise<Answer> => hasNPlusOne(received, options),
  toScaleConstantly: (received: unknown, options: GrowthOptions): Promise<Answer> => scalesConstantly(received, options),
}

/**
 * Each is to be awaited. What is handed to `expect` is a function, which is run once (more often where growth is measured), or, but for
 * growth, a trace of what ran before: of `countQueries`, of `countRequests`.
 */
export interface QueryMatchers {
  /**
   * It executes so many statements: reads and writes; transaction control and set-up are none.
   *
   * @param count of all of them
   */
  toExecuteQueries(count: number): Promise<void>
  /** It executes no more than so many statements: reads and writes. */
  toExecuteAtMostQueries(most: number): Promise<void>
  /** A statement of it runs once for each row of another, or many times from one place with other parameters: `expect(fn).not.toHaveNPlusOne()`. */
  toHaveNPlusOne(options?: NPlusOneOptions): Promise<void>
  /** It executes no more statements for many items than for few. */
  toScaleConstantly(options: GrowthOptions): Promise<void>
}
