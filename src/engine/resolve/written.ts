// Objects that code writes where a type says what they are: `const store: Store = {…}`, `{…} satisfies Store`, the items of `Store[]`, and what
// functions hand back that say so.

import type { Expr, FileFacts, TypeRef } from '../facts.ts'
import { functionKey } from '../program.ts'
import { nodesOf } from './code.ts'

export interface Written {
  readonly type: TypeRef
  /** Without one it is what the function hands back. */
  readonly value?: Expr
  readonly fn: string
}

const written = new WeakMap<FileFacts, readonly Written[]>()

export function writtenIn(facts: FileFacts): readonly Written[] {
  const known = written.get(facts)
  if (known !== undefined) return known
  const found: Written[] = []
  const add = (type: TypeRef, value: Expr, fn: number): void => {
    for (const one of objectsIn(type, value)) found.push({ ...one, fn: functionKey(facts.file, fn) })
  }
  for (const { node: { type, value }, fn } of nodesOf(facts, 'var')) if (type !== undefined && value !== undefined) add(type, value, fn)
  for (const { node: { type, of, keep }, fn } of nodesOf(facts, 'as')) if (keep === true) add(type, of, fn)
  for (const cls of facts.classes) for (const { type, init } of cls.members) if (type !== undefined && init !== undefined) add(type, init, cls.fieldsFn)
  for (const { id, returns } of facts.functions) if (returns !== undefined) found.push({ type: inPromise(returns), fn: functionKey(facts.file, id) })
  written.set(facts, found)
  return found
}

function objectsIn(type: TypeRef, value: Expr): readonly { readonly type: TypeRef; readonly value: Expr }[] {
  switch (value.k) {
    case 'obj': {
      const entry = type.k === 'ref' && type.name === 'Record' ? type.args[1] : undefined
      return entry === undefined ? [{ type, value }] : value.props.flatMap((prop) => objectsIn(entry, prop.value))
    }
    case 'arr': {
      const item = type.k === 'array' ? type.of : type.k === 'ref' && /^(?:Readonly)?Array$/.test(type.name) ? type.args[0] : undefined
      return item === undefined ? [] : value.items.flatMap((one) => objectsIn(item, one))
    }
    case 'cond': return [value.then, value.else].flatMap((one) => objectsIn(type, one))
    case 'as': return objectsIn(type, value.of)
    default: return []
  }
}

function inPromise(type: TypeRef): TypeRef {
  return type.k === 'ref' && type.name === 'Promise' ? type.args[0] ?? type : type
}
