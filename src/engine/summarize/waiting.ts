// Whether code waits for the outside world: another service, a process, a file, a timer. Next to that, a query of the same round is
// cheap, and what it stores belongs to what was waited for. A promise that is handed back is waited for by whoever awaits it.

import type { Origin } from '../../model/origin.ts'
import { type Tri, anyOf } from '../../model/tri.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import type { Frame, Use } from './frame.ts'

export type Waiting = 'no' | 'handed back' | 'yes'

/**
 * Notes that a frame made a promise of the outside world, of which becomes what `use` says. What a package gives may be no promise at
 * all: of a function that is not async, a caller's `await` says that it is.
 */
export function waitOutside(frame: Frame, use: Use, isPromise = !frame.fn.async): void {
  if (use.awaited) {
    frame.external = 'yes'
    frame.asked ||= use.result !== 'dropped'
  } else if (use.result === 'returned' && isPromise && frame.external === 'no') frame.external = 'handed back'
}

/**
 * Notes that a frame ran a function that waits, or that hands back what it would wait for.
 * @param given its arguments: of functions among them which it calls itself, the same holds (`withRetry(() => ship(order))`)
 */
export function waitWith(mind: Mind, frame: Frame, fn: string, use: Use, given: readonly Value[] = []): void {
  if (frame.valuesOnly) return
  const { external, asks, terms } = mind.summaryOf(fn)
  for (const [index, one] of given.entries()) if (one.kind === 'closure' && terms.some((term) => term.kind === 'apply' && isParameter(term.callee, fn, index))) waitWith(mind, frame, one.fn, use)
  if (external === 'handed back') waitOutside(frame, use, true)
  if (external !== 'yes') return
  frame.external = 'yes'
  frame.asked ||= asks && use.result !== 'dropped'
}

function isParameter(value: Value, fn: string, index: number): boolean {
  return value.kind === 'ref' && value.origin.path.length === 0 && value.origin.root.kind === 'param' && value.origin.root.fn === fn && value.origin.root.index === index
}

/** Whether a function that is called like that has waited when the call is done. */
export function waitsWhenCalled(callee: Waiting, use: Use): boolean {
  return callee === 'yes' || callee === 'handed back' && use.awaited
}

/** Notes a call, by this method, of something that is no function of the project. */
export function callOutside(mind: Mind, frame: Frame, callee: Value, method: string, use: Use): void {
  if (possibilities(callee).some((one) => one.kind === 'ref' && isProcess(one.origin))) frame.external = 'yes'
  else if (use.awaited || use.result === 'returned') {
    const outside = possibilities(callee).map((one) => outsideOf(mind, frame, one)).reduce(anyOf, 'no')
    if (outside !== 'no') waitOutside(frame, use, !frame.fn.async || outside === 'yes' || ASKING.test(method))
  }
}

/** Names of methods that give a promise, whatever they are called on. */
const ASKING = /^(?:promise|send|search|query|request|publish|upload|download|fetch|invoke|post|put|patch)(?![a-z])/

/** Whether it is a function of a package, or a method of what a package made, if only of something that was computed from it. */
function outsideOf(mind: Mind, frame: Frame, callee: Value): Tri {
  if (callee.kind === 'ref') return mind.outside(callee.origin, frame.file)
  return callee.kind === 'unknown' ? callee.from.map((one) => one.root.kind === 'result' ? mind.outside(one, frame.file) : 'no').reduce(anyOf, 'no') : 'no'
}

/** `spawnSync` and its like wait without a promise. */
function isProcess({ root, path }: Origin): boolean {
  return root.kind === 'import' && /^(?:node:)?child_process$/.test(root.of.module) && /Sync$/.test(path.at(-1) ?? root.of.name)
}
