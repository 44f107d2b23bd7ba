// Values of a program that runs, as values of the model.

import type { Primitive, Value } from './origin.ts'
import { array, literal, object, unknown } from './value.ts'

const LIVE_DEPTH_LIMIT = 64

/**
 * A live JavaScript value, as the runtime sees it. Functions, class instances and what lies too deep (a circle, say) are `unknown`.
 *
 * @param known what an ORM makes of objects of its own, and of whatever else it wants to see differently; undefined for all others
 */
export function fromLive(live: unknown, known: (live: unknown) => Value | undefined = () => undefined, depth = LIVE_DEPTH_LIMIT): Value {
  const own = known(live)
  if (own !== undefined) return own
  if (live === null || typeof live !== 'object') return typeof live === 'function' || typeof live === 'symbol' ? unknown : literal(live as Primitive)
  if (depth === 0) return unknown
  if (Array.isArray(live)) return array(Array.from(live, (one) => fromLive(one, known, depth - 1)))
  const prototype: unknown = Object.getPrototypeOf(live)
  if (prototype !== Object.prototype && prototype !== null) return unknown
  return object(Object.fromEntries(Object.entries(live).map(([name, value]) => [name, fromLive(value, known, depth - 1)])))
}
