// Scopes: what code belongs together to be counted. A scope is entered with `run`, so whatever the code starts belongs to it too, and
// nothing else does. Within another scope it counts in both. Its options are its own: two tests at the same time share none.

import type { ScopeKind } from '../model/trace.ts'
import { newScope } from './counts.ts'
import type { Scope, ScopeOptions } from './counts.ts'
import { state } from './state.ts'

export function openScope(kind: ScopeKind, name: string, options: Partial<Omit<ScopeOptions, 'kind' | 'name'>> = {}): Scope {
  return newScope({ kind, name, proof: options.proof ?? true, sites: options.sites ?? true }, state().frames.getStore()?.scope, performance.now())
}

/** Runs code in a scope and hands back what it returns. */
export function runIn<Result>(scope: Scope, run: () => Result): Result {
  return state().frames.run({ scope, operation: undefined, claimed: false }, run)
}

/** The same, and waits for it: a promise that is lazy starts in the scope. */
export function awaitIn<Result>(scope: Scope, run: () => Result | PromiseLike<Result>): Promise<Result> {
  return runIn(scope, async function inScope() {
    return await run()
  })
}

/** Whether it is this scope, or one in it. */
export function isWithin(scope: Scope | undefined, outer: Scope): boolean {
  for (let one = scope; one !== undefined; one = one.outer) if (one === outer) return true
  return false
}

/** From now on, statements of the scope are late. */
export function closeScope(scope: Scope): void {
  scope.endedAt ??= performance.now()
}

/** Runs code outside every scope. */
export function runOutside<Result>(run: () => Result): Result {
  return state().frames.run(undefined, run)
}

/** Runs code that belongs to no count, and is not missed in one either. */
export function runAside<Result>(run: () => Result): Result {
  return runIn(newScope({ kind: 'block', name: 'aside', proof: false, sites: false }, undefined, performance.now()), run)
}
