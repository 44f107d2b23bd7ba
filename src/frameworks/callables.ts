// Short forms for the tables of this folder, and how its names are read:
// `map` an export, or a member of the default export or the namespace; `Effect.map` a member of an export, or a method of an instance
// (`Hono.get`; `add` for one of the default export); `default()` what a call of the export hands back, when it is called itself;
// `default().map` a method of that; `().refine` a method of anything that calls into the module hand back, chains included.

import type { Callable, Runs } from '../model/framework.ts'

/** `each(collection, callback)` and the like. */
export function callables(runs: Runs, callback: number, names: readonly string[], more: Omit<Partial<Callable>, 'runs' | 'callback' | 'names'> = {}): Callable {
  return { names, callback, runs, ...more }
}

/** The same names as members of an exported object. */
export function membersOf(owner: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${owner}.${name}`)
}
