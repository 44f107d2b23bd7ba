// Spans of time of which code says how long they are: `eachMonthOfInterval({ start: subMonths(now, 11), end: now })` gives as many items
// whatever the data.

import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { valueFrame } from '../summarize/frame.ts'
import { fixedNumber } from './rounds.ts'
import { sourcesOf } from './sources.ts'

const HOPS = 4

/** Whether a list holds the parts of a span whose length stands in the source. */
export function isFixedSpan(mind: Mind, facts: FileFacts, list: Expr): boolean {
  const made = list.k === 'id' && list.fn >= 0 ? sourcesOf(mind, facts).initialOf(list.fn, list.name) : list
  if (made?.k !== 'call' || made.callee.k !== 'id' || !/^each[A-Z]\w*OfInterval$/.test(made.callee.name)) return false
  const [span] = made.args
  if (span?.k !== 'obj' || !isOfClock(mind, facts, made.callee)) return false
  const [start, end] = ['start', 'end'].map((name) => span.props.find((prop) => prop.name === name)?.value)
  return start !== undefined && end !== undefined && anchorOf(mind, facts, start) === anchorOf(mind, facts, end)
}

function isOfClock(mind: Mind, facts: FileFacts, callee: Expr): boolean {
  const value = mind.evaluate(callee, valueFrame(facts, facts.functions[0]!))
  return value.kind === 'ref' && mind.isClock(value.origin)
}

/** What a time is reckoned from, in steps that stand in the source: `now` of `startOfDay(subDays(now, 6))`. */
function anchorOf(mind: Mind, facts: FileFacts, time: Expr, hops = HOPS): string {
  if (time.k === 'id' && time.fn >= 0 && hops > 0) {
    const initial = sourcesOf(mind, facts).initialOf(time.fn, time.name)
    return initial?.k === 'call' ? anchorOf(mind, facts, initial, hops - 1) : print(time)
  }
  if (time.k !== 'call' || time.callee.k !== 'id') return print(time)
  const [from, by] = time.args
  const isStep = /^(?:sub|add)[A-Z]\w*$/.test(time.callee.name) && by !== undefined && fixedNumber(mind, facts, by) !== undefined
  return from !== undefined && (isStep || /^(?:startOf|endOf)[A-Z]\w*$/.test(time.callee.name)) ? anchorOf(mind, facts, from, hops - 1) : print(time)
}
