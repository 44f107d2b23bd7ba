// Which calls were recognised as an ORM's, and which methods were called on something unknown, by the offsets at which they begin.

import type { Place } from '../model/place.ts'

/** A call that only another file makes known is not told, or the counts would depend on which files were looked at. */
export interface Tally {
  recognised(at: Place): void
  unresolved(at: Place): void
  of(file: string): { readonly recognised: Iterable<number>; readonly unresolved: Iterable<number> }
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
    of: (file) => ({ recognised: recognised.get(file) ?? [], unresolved: unresolved.get(file) ?? [] }),
  }
}
