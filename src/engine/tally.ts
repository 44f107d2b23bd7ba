// How many calls of a file were recognised as an ORM's, and how many methods were called on something unknown: what a run says of its
// own eyesight.

import type { Place } from '../model/place.ts'

/** A call that only another file makes known is not counted, or the counts would depend on which files were looked at. */
export interface Tally {
  recognised(at: Place): void
  unresolved(at: Place): void
  of(file: string): { readonly recognised: number; readonly unresolved: number }
}

export function createTally(): Tally {
  const recognised = new Map<string, Set<number>>()
  const unresolved = new Map<string, Set<number>>()
  const add = (to: Map<string, Set<number>>, at: Place) => {
    const known = to.get(at.file)
    if (known === undefined) to.set(at.file, new Set([at.start]))
    else known.add(at.start)
  }
  return {
    recognised: (at) => add(recognised, at),
    unresolved: (at) => add(unresolved, at),
    of: (file) => ({ recognised: recognised.get(file)?.size ?? 0, unresolved: unresolved.get(file)?.size ?? 0 }),
  }
}
