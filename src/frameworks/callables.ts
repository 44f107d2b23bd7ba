// Short forms for the tables of this folder, and how its names are read:
// `map` an export; `default.map`, `Effect.map` a member of one; `default()` what a call of the export (or `new`) hands back, when it is
// called itself; `default().add` a method of that; `().refine` a method of anything that calls into the module hand back, chains included.

import type { Callable, Runs } from '../model/framework.ts'

/** `each(collection, callback)` and the like. */
export function callables(runs: Runs, callback: number, names: readonly string[], more: Omit<Partial<Callable>, 'runs' | 'callback' | 'names'> = {}): Callable {
  return { names, callback, runs, ...more }
}

/** The same names as members of an exported object. */
export function membersOf(owner: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${owner}.${name}`)
}

/** Exports that are also members of the default export. */
export function alsoOnDefault(names: readonly string[]): readonly string[] {
  return [...names, ...membersOf('default', names)]
}
