// The list that a loop walks, where it is not written as such: its entries, a copy of it, its length. Whoever calls the function may
// know how long that list is.

import type { Value } from '../../model/value.ts'
import type { Expr, FileFacts, LoopStmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import type { Frame } from '../summarize/frame.ts'
import { isPlainSymbol } from '../summarize/objects.ts'
import { isGrowing } from './filled.ts'
import { takenBefore } from './queues.ts'
import { listedObject } from './shape.ts'
import { sourcesOf } from './sources.ts'
import { comparesLength, lengthBound, queueOf } from './tests.ts'

const VIEWS = new Set(['entries', 'keys', 'values', 'slice', 'toSorted', 'toReversed'])

/** A list or an object that callers hand in, of as many items as the loop has rounds; what the loop is written over otherwise. */
export function walkedList(mind: Mind, frame: Frame, loop: LoopStmt, over: Value | undefined): Value | undefined {
  if (over?.kind === 'ref') return over
  const written = loop.over ?? (comparesLength(loop.test) ? lengthBound(loop.test) : emptied(frame.facts, loop))
  const list = written === undefined ? undefined : viewed(mind, frame.facts, written)
  if (list === undefined || list === loop.over) return over
  const value = mind.evaluate(list, { ...frame, valuesOnly: true })
  return value.kind === 'ref' && isPlainSymbol(value.origin) ? value : over
}

/** Whether a list stands in a function around this one that does not hand it in: no call site will tell how long it is. */
export function isOutOfReach({ fn }: Frame, list: Value | undefined): boolean {
  if (list?.kind !== 'ref' || list.origin.root.kind !== 'captured') return false
  const { name } = list.origin.root
  return fn.captures.every((one) => one.name !== name)
}

/** `queue` of `while (queue.length > 0)` and of `while (task) { …; task = queue.shift() }`, to which nothing is added. */
function emptied(facts: FileFacts, loop: LoopStmt): Expr | undefined {
  const queue = loop.kind === 'for' ? undefined : queueOf(loop.test) ?? (loop.test === undefined ? undefined : takenBefore(loop, loop.test))
  return queue?.k !== 'id' || isGrowing(facts, queue) ? undefined : queue
}

/** What a copy or a view is of, as far as it has as many items. */
function viewed(mind: Mind, facts: FileFacts, expr: Expr): Expr | undefined {
  switch (expr.k) {
    case 'call': {
      const listed = listedObject(expr)
      if (listed !== undefined) return viewed(mind, facts, listed.of)
      return expr.callee.k === 'mem' && expr.args.length === 0 && VIEWS.has(expr.callee.name) ? viewed(mind, facts, expr.callee.of) : undefined
    }
    case 'arr': return expr.items.length === 1 && expr.items[0]!.k === 'spread' ? viewed(mind, facts, expr.items[0]!.of) : undefined
    case 'id': {
      const initial = expr.fn < 0 ? undefined : sourcesOf(mind, facts).initialOf(expr.fn, expr.name)
      return initial?.k === 'call' || initial?.k === 'arr' ? viewed(mind, facts, initial) ?? expr : expr
    }
    case 'as': return viewed(mind, facts, expr.of)
    case 'mem': return expr
    default: return undefined
  }
}
