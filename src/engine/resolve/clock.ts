// The time of day, which is the same in all rounds of a loop for all that anybody stores or asks by it.

import { type Origin, origin } from '../../model/origin.ts'
import { type Value, ref } from '../../model/value.ts'
import type { Libraries } from './libraries.ts'

export const now: Value = ref(origin({ kind: 'global', name: 'Date' }, 'now', ['now']))

/** Whether a call of it, without the data of a round, gives the time or something that is reckoned from it. */
export function createIsClock(libraries: Libraries): (callee: Origin) => boolean {
  return ({ root, path }) => {
    switch (root.kind) {
      case 'global': return root.name === 'Date' && path[0] === 'now' || root.name === 'Temporal' && path[0] === 'Now' || root.name === 'performance' && path[0] === 'now'
      case 'import': case 'instance': return libraries.isClock(root.of.module)
      default: return false
    }
  }
}
