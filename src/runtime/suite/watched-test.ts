// A test that runs, and how code below it finds it: by the scopes around.

import type { Scope } from '../counts.ts'
import type { RequestTrace } from '../http/requests.ts'
import { state } from '../state.ts'
import type { Exemption } from './exemptions.ts'

export interface WatchedTest {
  readonly scope: Scope
  /** Others may run at the same time, with their hooks, which belong to no test: what is outside every scope may be theirs. */
  readonly isConcurrent: boolean
  readonly requests: RequestTrace[]
  readonly exemptions: Exemption[]
}

/** The test that a scope belongs to. */
export function testAround(scope: Scope | undefined): WatchedTest | undefined {
  for (let one = scope; one !== undefined; one = one.outer) {
    const test = state().tests.get(one)
    if (test !== undefined) return test
  }
  return undefined
}
