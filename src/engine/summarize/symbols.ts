// Whether a value is over parameters and captured variables, which call sites replace.

import type { Origin } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'

const symbolic = new WeakMap<Value, boolean>()

/** Whether a value mentions parameters or captured variables at all. */
export function mentionsSymbols(value: Value): boolean {
  if (value.kind === 'literal') return false
  if (value.kind === 'ref') return isSymbolicOrigin(value.origin)
  const known = symbolic.get(value)
  if (known !== undefined) return known
  const answer = scan(value)
  symbolic.set(value, answer)
  return answer
}

function scan(value: Value): boolean {
  switch (value.kind) {
    case 'literal': return false
    case 'ref': return isSymbolicOrigin(value.origin)
    case 'unknown': return value.from.some(isSymbolicOrigin)
    case 'array': return value.items.some(mentionsSymbols) || value.more !== undefined && mentionsSymbols(value.more)
    case 'object': return Object.values(value.fields).some(mentionsSymbols) || value.rest !== undefined && mentionsSymbols(value.rest)
    case 'union': return value.members.some(mentionsSymbols) || value.by?.some(isSymbolicOrigin) === true || value.made?.of.some(mentionsSymbols) === true
    case 'closure': return Object.values(value.captured).some(mentionsSymbols) || value.self !== undefined && mentionsSymbols(value.self)
    case 'instance': return value.args?.some(mentionsSymbols) ?? false
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
