// The types of parameters and fields are asked for whenever one is looked at. What is known of a type is remembered; what is not may be
// known later, when the file that tells it is no more under way itself.

import type { Value } from '../../model/value.ts'
import type { TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { keysOf } from '../program.ts'

/** Kinds of types that are made of names. */
const NAMING = new Set<TypeRef['k']>(['ref', 'import', 'array', 'union'])

type Typed = (type: TypeRef, file: string) => Value

export function rememberTypes(mind: () => Mind, textOf: (type: TypeRef) => string, typed: Typed): Typed {
  const typeKey = keysOf('typed')
  return (type, file) => {
    if (!NAMING.has(type.k)) return typed(type, file)
    const { program } = mind()
    const key = typeKey(file, textOf(type))
    const known = program.peek<Value>(key)
    if (known !== undefined) return known.value
    const { value, needed } = program.watching(() => typed(type, file))
    if (isSettled(value)) program.store(key, value, needed)
    else program.need(needed)
    return value
  }
}

function isSettled(value: Value): boolean {
  switch (value.kind) {
    case 'instance': return true
    case 'ref': return value.origin.root.kind === 'instance' || value.origin.root.kind === 'declared'
    case 'array': return value.items.length === 0 && value.more !== undefined && isSettled(value.more)
    case 'union': return value.members.every(isSettled)
    default: return false
  }
}
