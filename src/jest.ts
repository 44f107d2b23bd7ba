// `querylint/jest`: its import adds the matchers, as a set-up file (`setupFilesAfterEnv`) or in a test.

import { expect } from '@jest/globals'
import { matchers } from './runtime/expect/matchers.ts'
import type { QueryMatchers } from './runtime/expect/matchers.ts'

expect.extend(matchers)

declare module 'expect' {
  // For `expect` of `@jest/globals`.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends QueryMatchers {}
}

declare global {
  // For `expect` of `@types/jest`.
  namespace jest {
    interface Matchers<R, T = {}> extends QueryMatchers {}
  }
}

export { BlindCount, NothingToCount } from './runtime/expect/subject.ts'
export { UnfitCount } from './runtime/expect/assertions.ts'
export { UnfitGrowth, UnfitSizes } from './runtime/expect/growth.ts'
export { UnreadableBudgets } from './runtime/suite/budgets.ts'
export { ExemptionWithoutReason } from './runtime/suite/exemptions.ts'
export { allowNPlusOne, NotInTest, QueryFailure } from './runtime/suite/watch-test.ts'
export { NotCircus, watchTests } from './jest/watch-tests.ts'
export type { NPlusOneOptions } from './runtime/expect/assertions.ts'
export type { GrowthOptions } from './runtime/expect/growth.ts'
export type { QueryMatchers } from './runtime/expect/matchers.ts'
export type { WatchTestsOptions } from './runtime/suite/settings.ts'
