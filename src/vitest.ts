// `querylint/vitest`: its import adds the matchers, as a set-up file or in a test.

import { expect } from 'vitest'
import { matchers } from './runtime/expect/matchers.ts'
import type { QueryMatchers } from './runtime/expect/matchers.ts'

expect.extend(matchers)

declare module 'vitest' {
  interface Assertion<T = any> extends QueryMatchers {}
}

export { allowNPlusOne, NotInTest, QueryFailure } from './runtime/suite/watch-test.ts'
export { ExemptionWithoutReason } from './runtime/suite/exemptions.ts'
export { UnreadableBudgets } from './runtime/suite/budgets.ts'
export { BlindCount, NothingToCount } from './runtime/expect/subject.ts'
export { UnfitCount } from './runtime/expect/assertions.ts'
export { UnfitGrowth, UnfitSizes } from './runtime/expect/growth.ts'
export { watchTests } from './vitest/watch-tests.ts'
export type { NPlusOneOptions } from './runtime/expect/assertions.ts'
export type { GrowthOptions } from './runtime/expect/growth.ts'
export type { QueryMatchers } from './runtime/expect/matchers.ts'
export type { WatchTestsOptions } from './runtime/suite/settings.ts'
