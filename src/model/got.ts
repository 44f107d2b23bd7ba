// Where code has a thing from that another function made: what was had before a loop is the same in all of its rounds, wherever the
// function that made it stands.

import type { Origin, Root } from './origin.ts'
import type { Place } from './place.ts'
import { type Value, originsOf } from './value.ts'

/** A value that the call at a place gave. */
export function gotAt(value: Value, place: Place): Value {
  return originsOf(value).some(isMade) ? marked(value, place) : value
}

function isMade({ root }: Origin): boolean {
  if (root.kind === 'element') return isMade(root.of) || root.by !== undefined && isMade(root.by)
  return root.kind === 'rows' || root.kind === 'result'
}

/** `before`: large values are made of parts that stand in them more than once. */
function marked(value: Value, place: Place, before = new Map<Value, Value>()): Value {
  const known = before.get(value)
  if (known !== undefined) return known
  const origin = (from: Origin): Origin => markedOrigin(from, place)
  const go = (one: Value): Value => marked(one, place, before)
  const made = (): Value => {
    switch (value.kind) {
      case 'literal': case 'closure': case 'instance': return value
      case 'ref': return { ...value, origin: origin(value.origin) }
      case 'unknown': return { ...value, from: value.from.map(origin) }
      case 'array': return { ...value, items: value.items.map(go), ...value.more === undefined ? {} : { more: go(value.more) } }
      case 'object': return { ...value, fields: Object.fromEntries(Object.entries(value.fields).map(([name, one]) => [name, go(one)])), ...value.rest === undefined ? {} : { rest: go(value.rest) } }
      case 'union': return { ...value, members: value.members.map(go), ...value.by === undefined ? {} : { by: value.by.map(origin) }, ...value.made === undefined ? {} : { made: { ...value.made, of: value.made.of.map(go) } } }
    }
  }
  const result = made()
  before.set(value, result)
  return result
}

function markedOrigin(from: Origin, place: Place): Origin {
  const root = markedRoot(from.root, place)
  return root === from.root ? from : { ...from, root }
}

function markedRoot(root: Root, place: Place): Root {
  switch (root.kind) {
    case 'rows': case 'result': return { ...root, got: place }
    case 'element': return isMade({ root, path: [] }) ? { ...root, of: markedOrigin(root.of, place), ...root.by === undefined ? {} : { by: markedOrigin(root.by, place) } } : root
    default: return root
  }
}
