// A law over arbitrary values, as one expectation or several.

import fc from 'fast-check'

export function holds<Args extends [unknown, ...unknown[]]>(arbitraries: { [At in keyof Args]: fc.Arbitrary<Args[At]> }, law: (...args: Args) => void): void {
  // A law that returns its expectation would be taken for a predicate.
  fc.assert(fc.property(...arbitraries as unknown as [fc.Arbitrary<unknown>], (...args) => void law(...args as unknown as Args)), { numRuns: 300 })
}
