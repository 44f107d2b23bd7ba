// Whether a value is over parameters and captured variables, which call sites replace.

import type { Origin, Root } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'

const symbolic = new WeakMap<Value, boolean>()
const replaceable = new WeakMap<Value, boolean>()

/** Whether a value mentions parameters or captured variables at all. */
export function mentionsSymbols(value: Value): boolean {
  return mentions(value, isSymbolicOrigin, symbolic)
}

/** Whether a call site may know more of a value: it mentions parameters, or rows that may be of any entity. */
export function isReplaceable(value: Value): boolean {
  return mentions(value, isReplaceableOrigin, replaceable)
}

function mentions(value: Value, is: (from: Origin) => boolean, answers: WeakMap<Value, boolean>): boolean {
  if (value.kind === 'literal') return false
  if (value.kind === 'ref') return is(value.origin)
  const known = answers.get(value)
  if (known !== undefined) return known
  const answer = scan(value, is, (one) => mentions(one, is, answers))
  answers.set(value, answer)
  return answer
}

function scan(value: Value, is: (from: Origin) => boolean, inside: (value: Value) => boolean): boolean {
  switch (value.kind) {
    case 'literal': return false
    case 'ref': return is(value.origin)
    case 'unknown': return value.from.some(is)
    case 'array': return value.items.some(inside) || value.more !== undefined && inside(value.more)
    case 'object': return Object.values(value.fields).some(inside) || value.rest !== undefined && inside(value.rest)
    case 'union': return value.members.some(inside) || value.by?.some(is) === true || value.made?.of.some(inside) === true
    case 'closure': return Object.values(value.captured).some(inside) || value.self !== undefined && inside(value.self)
    case 'instance': return value.args?.some(inside) ?? false
  }
}

export function isSymbolicOrigin(from: Origin): boolean {
  const root = from.root
  if (root.kind === 'param' || root.kind === 'captured') return true
  if (root.kind === 'element' && root.by !== undefined && isSymbolicOrigin(root.by)) return true
  if (root.kind === 'element' || root.kind === 'result') return root.of !== undefined && isSymbolicOrigin(root.of)
  if (root.kind === 'builder') return root.from.some(isSymbolicOrigin)
  return false
}

/** Rows of a query whose receiver did not tell the entity. */
export function isOpenRows(root: Root): boolean {
  return root.kind === 'rows' && root.entity === undefined && root.class === undefined
}

export function isReplaceableOrigin(from: Origin): boolean {
  return isSymbolicOrigin(from) || isOpenRows(from.root) || from.root.kind === 'element' && isReplaceableOrigin(from.root.of)
}
