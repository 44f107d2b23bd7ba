// Entries of maps and caches.

import { origin } from '../../model/origin.ts'
import { type Value, computedFrom, ref, valueKey } from '../../model/value.ts'
import type { Frame } from './frame.ts'

/** The entry of a map or cache for a key: remembered, so that a test of it is known to ask whether the cache has it. */
export function entryOf(frame: Frame, collection: Value, key: Value): Value {
  const value = computedFrom(ref(origin({ kind: 'global', name: 'entry' }, 'entry', [valueKey(key)])), key, collection)
  frame.lookups.set(valueKey(value), key)
  return value
}
