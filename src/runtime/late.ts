// Statements of scopes that have ended, and those outside every scope. They vanish from every count, so they are kept until somebody who
// has not ended reports them.

import type { LateStatement, StrayStatement } from '../model/trace.ts'
import type { Scope } from './counts.ts'
import { framesOf } from './stack.ts'
import type { Stack } from './stack.ts'
import { state } from './state.ts'

const MOST = 100
const MOST_STRAYS = 3

export function noteLate(late: LateStatement[], { options: { kind, name } }: Scope, statement: string, stack: Stack): void {
  if (late.length >= MOST) return
  late.push({ scope: { kind, name }, statement, get frames() { return framesOf(stack) } })
}

export function noteStray(statement: string, stack: Stack): void {
  for (const strays of state().strays) if (strays.length < MOST_STRAYS) strays.push({ statement, get frames() { return framesOf(stack) } })
}

/** Statements outside every scope from now on: how many, and the first of them. */
export function watchOutside(): { end(): { readonly count: number; readonly first: readonly StrayStatement[] } } {
  const shared = state()
  const before = shared.outside
  const first: StrayStatement[] = []
  shared.strays.add(first)
  return {
    end() {
      shared.strays.delete(first)
      return { count: shared.outside - before, first }
    },
  }
}

/** Who sums requests up cannot keep the trace of each to see what comes later. */
export function tellLate(scope: Scope): void {
  const { requests, watchers } = state()
  const request = scope.options.kind === 'request' ? requests.get(scope) : undefined
  if (request !== undefined) for (const { late } of watchers) late?.(request)
}

/** Late statements since the last time; 100 of them at most. */
export function takeLate(): readonly LateStatement[] {
  return state().late.splice(0)
}

/** Statements outside every scope since the last time. */
export function takeOutside(): number {
  const shared = state()
  const { outside } = shared
  shared.outside = 0
  return outside
}
