// Code that is left for good when it has run: what it does happens at most once in the loop around it.

import type { Stmt } from '../facts.ts'
import { anyIn, walk } from '../sites/shape.ts'
import type { End, Frame } from './frame.ts'

/**
 * Marks what a branch does before it leaves the loop or the function.
 * @param before how many of its statements may go on otherwise
 */
export function leavingTerms(frame: Frame, body: readonly Stmt[], run: () => End, before = 0): End {
  const start = frame.terms.length
  const end = run()
  const leaves = leavesBy(frame, body)
  if (leaves === undefined) return end
  const from = before === 0 ? 0 : endOf(body.slice(0, before))
  for (let at = start; at < frame.terms.length; at += 1) {
    const term = frame.terms[at]!
    if (term.path[0].place.start >= from) frame.terms[at] = { ...term, leaves }
  }
  return end
}

/** The same for a loop's own body: left at its end, behind the last place that goes on to the next round. */
export function leavingRound(frame: Frame, body: readonly Stmt[], run: () => End): End {
  return leavesBy(frame, body) === undefined ? run() : leavingTerms(frame, body, run, body.findLastIndex(goesOn) + 1)
}

/** Where the last thing that code calls or reads ends. */
function endOf(body: readonly Stmt[]): number {
  let end = 0
  for (const stmt of body) walk(stmt, (node) => {
    if ('span' in node && node.span !== undefined) end = Math.max(end, node.span.end)
  })
  return end
}

function leavesBy(frame: Frame, body: readonly Stmt[]): 'loop' | 'function' | undefined {
  const last = body.at(-1)
  if (last === undefined) return undefined
  if (last.k === 'return') return 'function'
  if (last.k === 'throw' || frame.ended.has(last)) return frame.caught === 'in the loop' ? undefined : frame.caught === 'no' ? 'function' : 'loop'
  if (last.k === 'block') return leavesBy(frame, last.body)
  if (last.k === 'if') {
    const ways = [leavesBy(frame, last.then), leavesBy(frame, last.else)]
    return ways.includes(undefined) ? undefined : ways.includes('loop') ? 'loop' : 'function'
  }
  return last.k === 'break' && last.label === undefined && frame.breaksLoop ? 'loop' : undefined
}

function goesOn(stmt: Stmt): boolean {
  return anyIn([stmt], (node) => node.k === 'continue' || node.k === 'try')
}
