// What types say of the entries of a map: of the variable or field that holds it, or where it is made.

import type { ClassFacts, Expr, FileFacts, Stmt, TypeRef } from '../facts.ts'
import type { Frame } from './frame.ts'

export function entryTypeOf(frame: Frame, map: Expr): TypeRef | undefined {
  const { k } = map
  const type = k === 'id' ? variableType(frame.facts, map) : k === 'mem' && map.of.k === 'this' ? fieldType(ownerOf(frame), map.name) : undefined
  return type?.k === 'ref' && isMap(type.name) ? type.args[1] : undefined
}

function variableType(facts: FileFacts, { fn, name }: Expr & { readonly k: 'id' }): TypeRef | undefined {
  const owner = facts.functions[fn]
  const declared = owner?.locals[name]?.type ?? owner?.params.find(({ pattern }) => pattern.k === 'name' && pattern.name === name)?.type
  return declared ?? madeType(owner?.body.find((stmt): stmt is Stmt & { readonly k: 'var' } => stmt.k === 'var' && stmt.target.k === 'name' && stmt.target.name === name)?.value)
}

function fieldType(cls: ClassFacts | undefined, name: string): TypeRef | undefined {
  const field = cls?.members.find((one) => one.name === name && !one.static)
  return field?.type ?? madeType(field?.init)
}

/** `new Map<string, Store>()`. */
function madeType(made: Expr | undefined): TypeRef | undefined {
  return made?.k === 'new' && made.callee.k === 'id' && made.callee.fn < 0 ? { k: 'ref', name: made.callee.name, args: made.types } : undefined
}

/** The class whose code a function is. */
export function ownerOf({ facts, fn }: Frame): ClassFacts | undefined {
  for (let at: typeof fn | undefined = fn; at !== undefined; at = facts.functions[at.parent]) if (at.class !== undefined) return facts.classes[at.class]
  return undefined
}

function isMap(name: string): boolean {
  return /^(?:Readonly|Weak)?Map$/.test(name)
}
