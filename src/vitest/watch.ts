// `querylint/vitest/watch`: the matchers, and every test watched, by one line: `setupFiles: ['querylint/vitest/watch']`.

import { expect } from 'vitest'
import { matchers } from '../runtime/expect/matchers.ts'
import { watchTests } from './watch-tests.ts'

expect.extend(matchers)
watchTests()
