// Values without what lies deep in them.

import { type Value, computedFrom, distribute } from './value.ts'

const DEPTH_LIMIT = 6

/** The same knowledge without what lies deeper than a few levels, so that values built by recursion stay finite. */
export function pruned(value: Value, depth = DEPTH_LIMIT): Value {
  if (value.kind === 'literal' || value.kind === 'ref' || value.kind === 'unknown') return value
  if (depth === 0) return computedFrom(value)
  switch (value.kind) {
    case 'array': return { ...value, items: value.items.map((one) => pruned(one, depth - 1)), ...(value.more === undefined ? {} : { more: pruned(value.more, depth - 1) }) }
    case 'object': return { ...value, fields: Object.fromEntries(Object.entries(value.fields).map(([name, one]) => [name, pruned(one, depth - 1)])), ...(value.rest === undefined ? {} : { rest: pruned(value.rest, depth - 1) }) }
    // What decides is told of the value itself and of its own fields.
    case 'union': return distribute(value.made === undefined || depth >= DEPTH_LIMIT - 1 ? value : withoutTest(value), (one) => pruned(one, depth - 1))
    case 'closure': return { ...value, captured: Object.fromEntries(Object.entries(value.captured).map(([name, one]) => [name, pruned(one, depth - 1)])), ...(value.self === undefined ? {} : { self: pruned(value.self, depth - 1) }) }
    case 'instance': return { ...value, args: value.args?.map((one) => pruned(one, depth - 1)) }
  }
}

function withoutTest({ members, by }: Value & { readonly kind: 'union' }): Value {
  return by === undefined ? { kind: 'union', members } : { kind: 'union', members, by }
}
