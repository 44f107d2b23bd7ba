// `querylint/node-test`: assertions for `node:test`, and its functions with each test watched, by one line: `import { test } from
// 'querylint/node-test'` in place of `node:test`. `--import querylint/node-test/watch` does that without touching tests.

export { assertExecutesAtMostQueries, assertExecutesQueries, assertNoNPlusOne, assertScalesConstantly } from './node-test/assertions.ts'
export { after, afterEach, assert, before, beforeEach, describe, it, mock, only, run, skip, snapshot, suite, test, todo, watchTests } from './node-test/tests.ts'
export { test as default } from './node-test/tests.ts'
export { BlindCount, NothingToCount } from './runtime/expect/subject.ts'
export { UnfitCount } from './runtime/expect/assertions.ts'
export { UnfitGrowth, UnfitSizes } from './runtime/expect/growth.ts'
export { UnreadableBudgets } from './runtime/suite/budgets.ts'
export { ExemptionWithoutReason } from './runtime/suite/exemptions.ts'
export { allowNPlusOne, NotInTest, QueryFailure } from './runtime/suite/watch-test.ts'
export type { NPlusOneOptions } from './runtime/expect/assertions.ts'
export type { GrowthOptions } from './runtime/expect/growth.ts'
export type { Subject } from './runtime/expect/subject.ts'
export type { WatchTestsOptions } from './runtime/suite/settings.ts'
