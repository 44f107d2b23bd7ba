// What a function needs of the functions around it, so that it can be evaluated apart from them. A constant local function is no
// variable but code: whoever mentions it needs what it needs. Two such functions may mention each other, hence the fixpoint.

import type { FunctionFacts } from '../facts.ts'
import { type Frame, nothing } from './lowering.ts'

type Captured = Map<string, FunctionFacts['captures'][number]>

/** The captures of each function, by id. */
export function capturesOf(frames: readonly Frame[]): readonly FunctionFacts['captures'][] {
  const captures: Captured[] = frames.map(() => new Map())
  const mentioned: (readonly number[])[] = frames.map((frame, id) => direct(frames, frame, captures[id]!))
  const isEager = mentioned.every((list) => list.length === 0)
  for (let grown = true; grown;) {
    grown = false
    for (let id = frames.length - 1; id > 0; id -= 1) {
      const own = captures[id]!
      const before = own.size
      for (const other of mentioned[id]!) add(own, captures[other]!, id)
      const { parent } = frames[id]!
      if (own.size > 0 && parent > 0) grown = add(captures[parent]!, own, parent) || grown
      grown = own.size > before || grown
    }
    if (isEager) break
  }
  return captures.map((own) => own.size === 0 ? nothing : [...own.values()].sort((a, b) => a.fn - b.fn || (a.name < b.name ? -1 : 1)))
}

/** Puts the variables that a function mentions itself into `into`; returns the constant local functions it mentions. */
function direct(frames: readonly Frame[], frame: Frame, into: Captured): readonly number[] {
  const functions: number[] = []
  for (const [key, use] of frame.uses) {
    const local = frames[use.fn]?.locals.get(use.name)
    if (local !== undefined && local.fn !== undefined && !local.reassigned) functions.push(local.fn)
    else into.set(key, use)
  }
  return functions
}

function add(into: Captured, from: Captured, self: number): boolean {
  const before = into.size
  for (const [key, one] of from) if (one.fn !== self && !into.has(key)) into.set(key, one)
  return into.size > before
}
