// Objects that are written with functions in them: a service as an object, of a module or made by a function (`(log) => ({ … })`), whose
// methods ask one another through `this`.

import type { Value } from '../../model/value.ts'
import { unknown } from '../../model/value.ts'
import type { Expr, FileFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'
import { nodesOf } from './code.ts'
import { isNothing } from './exports.ts'

interface Written {
  readonly object: Expr & { readonly k: 'obj' }
  /** What a declaration says that `this` is in it: `const extension: Users & ThisType<Repository<User>> = { … }`. */
  readonly self?: TypeRef
}

const known = new WeakMap<FileFacts, ReadonlyMap<number, Written>>()

/** What `this` is in a function that stands in such an object, or says it itself; what others add to the object is not known. */
export function thisIn(mind: Mind, facts: FileFacts, id: number): Value | undefined {
  let fn = facts.functions[id]
  while (fn?.kind === 'arrow' && fn.parent > 0) fn = facts.functions[fn.parent]
  if (fn === undefined || fn.kind === 'arrow') return undefined
  const written = objectsOf(facts).get(fn.id)
  const type = fn.receiver ?? written?.self
  const said = type === undefined ? unknown : mind.typed(type, facts.file)
  if (!isNothing(said)) return said
  if (written === undefined) return undefined
  // Variables of the function that makes it are what its methods see of them.
  const value = mind.evaluate(written.object, valueFrame(facts, fn.parent === 0 ? facts.functions[0]! : fn))
  return value.kind === 'object' && !value.open ? { ...value, open: true, rest: unknown } : value
}

/** The object that each function is a member of, where a variable or an export holds it, or a function gives it. */
function objectsOf(facts: FileFacts): ReadonlyMap<number, Written> {
  const before = known.get(facts)
  if (before !== undefined) return before
  const objects = new Map<number, Written>()
  const add = (held: Expr | undefined, self?: TypeRef): void => {
    if (held?.k === 'as') add(held.of, selfIn(held.type) ?? self)
    else if (held?.k === 'call' && held.callee.k === 'mem' && held.callee.name === 'freeze') add(held.args[0], self)
    else if (held?.k === 'obj') for (const { value } of held.props) {
      if (value.k === 'fn') objects.set(value.fn, { object: held, ...self === undefined ? {} : { self } })
      else add(value)
    }
  }
  for (const { value } of facts.exports) add(value)
  for (const { node } of nodesOf(facts, 'var')) add(node.value, node.type === undefined ? undefined : selfIn(node.type))
  for (const { node } of nodesOf(facts, 'return')) add(node.value)
  for (const stmt of facts.functions[0]?.body ?? []) if (stmt.k === 'expr' && stmt.value.k === 'set') add(stmt.value.value)
  known.set(facts, objects)
  return objects
}

/** `T` of `ThisType<T>`. */
function selfIn(type: TypeRef): TypeRef | undefined {
  if (type.k === 'intersection') return type.of.flatMap((one) => selfIn(one) ?? [])[0]
  return type.k === 'ref' && type.name === 'ThisType' ? type.args[0] : undefined
}
