// `querylint/jest/watch`: the matchers, and every test watched, by one line: `setupFilesAfterEnv: ['querylint/jest/watch']`.

import { expect } from '@jest/globals'
import { matchers } from '../runtime/expect/matchers.ts'
import { watchTests } from './watch-tests.ts'

expect.extend(matchers)
watchTests()
