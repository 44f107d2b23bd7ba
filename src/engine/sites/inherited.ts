// Methods of a class above that call other methods of their object again and again: the class of the object at hand may have those, so that
// whoever calls such a method may repeat a query (`presenter.presentAll(users)` → `this.present(user)`).

import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { classAround, isAbstract } from '../resolve/lineage.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import type { Callees } from './callees.ts'
import { anyIn } from './shape.ts'

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
  const some = (at: number, holds: (callee: Expr | 'loop') => boolean): boolean => anyIn(facts.functions[at]?.body ?? [], (node) => {
    if (node.k === 'fn') return some(node.fn, holds)
    return node.k === 'loop' ? holds('loop') : node.k === 'call' && holds(node.callee)
  })
  const isRepeat = (callee: Expr | 'loop') => callee === 'loop' || callee.k === 'mem' && isIterationMethod(callee.name)
  const isOwn = (callee: Expr | 'loop') => callee !== 'loop' && callee.k === 'mem' && callee.of.k === 'this'
  return some(id, isRepeat) && some(id, isOwn)
}
