// Methods of a class above that call other methods of their object again and again: the class of the object at hand may have those, so that
// whoever calls such a method may repeat a query (`presenter.presentAll(users)` → `this.present(user)`).

import type { Expr, FileFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { nodesIn } from '../resolve/code.ts'
import { classAround, isAbstract } from '../resolve/lineage.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import type { Callees } from './callees.ts'

/** Whether a call is one of such a method. `within`: the function in which it stands. */
export function repeatsInherited(mind: Mind, { valueOf }: Callees, callee: Expr, within: number): boolean {
  const of = callee.k === 'mem' ? valueOf(callee.of, within) : undefined
  if (callee.k !== 'mem' || of?.kind !== 'instance') return false
  const method = mind.member(of, callee.name)
  if (method.kind !== 'closure') return false
  const { file, id } = splitKey(method.fn)
  const facts = mind.program.facts(file)
  if (facts === undefined || classAround(mind, method.fn) === of.class && !isAbstract(mind, of.class)) return false
  return mind.program.remember(`repeats its own ${method.fn}`, () => repeatsOwn(facts, id))
}

function repeatsOwn(facts: FileFacts, id: number): boolean {
  const some = (at: number, holds: (body: readonly Stmt[]) => boolean): boolean => {
    const body = facts.functions[at]?.body ?? []
    return holds(body) || nodesIn(body, 'fn').some((inner) => some(inner.fn, holds))
  }
  const calls = (body: readonly Stmt[], isIt: (callee: Expr & { readonly k: 'mem' }) => boolean) => nodesIn(body, 'call').some(({ callee }) => callee.k === 'mem' && isIt(callee))
  return some(id, (body) => nodesIn(body, 'loop').length > 0 || calls(body, ({ name }) => isIterationMethod(name))) && some(id, (body) => calls(body, ({ of }) => of.k === 'this'))
}
