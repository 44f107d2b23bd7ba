// Functions that run when the code at hand is done, without anybody waiting for them: `setTimeout(f, 0)`, `after(f)`. In a loop each round
// has one of its own. Elsewhere they are left out: a function that starts itself anew with a timer would look like one that calls itself.

import { type Value, unknown } from '../../model/value.ts'
import type { Callable } from '../../model/framework.ts'
import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesOf } from '../resolve/code.ts'
import { isIterationMethod } from './callbacks.ts'
import type { Call } from './call.ts'
import type { Frame } from './frame.ts'
import { emit } from './emitting.ts'
import { instantiate, isWrittenIn } from './instantiate.ts'

export function runSoon(mind: Mind, frame: Frame, { callback, passes }: Callable, call: Call): Value {
  const given = call.args[callback]
  // Whoever keeps the timer may stop it.
  if (given?.kind !== 'closure' || call.use.result === 'used' || frame.valuesOnly || !isRound(frame)) return unknown
  const args = passes === undefined ? [] : call.args.slice(passes)
  const inner = instantiate(mind, frame, given, args, { place: call.place, name: call.name, use: { result: 'dropped', awaited: false }, inPlace: isWrittenIn(frame, given) })
  frame.late.push(...inner.late)
  emit(frame, inner.terms.map((term) => ({ ...term, tick: 'unknown', detached: true })))
  return unknown
}

/** Whether the point at hand is in a loop, or in a function that stands where a method of lists is given it. */
function isRound(frame: Frame): boolean {
  return frame.breaksLoop || callbacksIn(frame.facts).has(frame.fn.id)
}

const known = new WeakMap<FileFacts, ReadonlySet<number>>()

function callbacksIn(facts: FileFacts): ReadonlySet<number> {
  const before = known.get(facts)
  if (before !== undefined) return before
  const found = new Set<number>()
  for (const { node: { callee, args: [first] } } of nodesOf(facts, 'call')) if (callee.k === 'mem' && isIterationMethod(callee.name) && first?.k === 'fn') found.add(first.fn)
  known.set(facts, found)
  return found
}
