// Code that is left for good when it has run: what it does happens at most once in the loop around it.

import type { Stmt } from '../facts.ts'
import { anyIn } from '../sites/shape.ts'
import type { End, Frame } from './frame.ts'

/** Marks what a branch does before it leaves the loop or the function. */
export function leavingTerms(frame: Frame, body: readonly Stmt[], run: () => End): End {
  const start = frame.terms.length
  const end = run()
  const leaves = leavesBy(frame, body)
  if (leaves !== undefined) for (let at = start; at < frame.terms.length; at += 1) frame.terms[at] = { ...frame.terms[at]!, leaves }
  return end
}

/** The same for a loop's own body: left at its end, and nowhere before goes on to the next round. */
export function leavingRound(frame: Frame, body: readonly Stmt[], run: () => End): End {
  return body.some(goesOn) ? run() : leavingTerms(frame, body, run)
}

function leavesBy(frame: Frame, body: readonly Stmt[]): 'loop' | 'function' | undefined {
  const last = body.at(-1)
  if (last?.k === 'return') return 'function'
  if (last?.k === 'block') return leavesBy(frame, last.body)
  if (last?.k === 'if') {
    const ways = [leavesBy(frame, last.then), leavesBy(frame, last.else)]
    return ways.includes(undefined) ? undefined : ways.includes('loop') ? 'loop' : 'function'
  }
  return last?.k === 'break' && last.label === undefined && frame.breaksLoop ? 'loop' : undefined
}

function goesOn(stmt: Stmt): boolean {
  return anyIn([stmt], (node) => node.k === 'continue' || node.k === 'try')
}
