// Properties whose reading runs code that may query: accessors of the package, by their names.

import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'

/** Accessors that are being looked into: one that reads another of its name does not ask by that. */
const open = new Set<string>()

/** @param asks whether a function of a file may query */
export function createGetterReads(mind: Mind, facts: FileFacts, asks: (there: FileFacts, id: number) => boolean): (name: string) => boolean {
  const names = mind.getters.names(facts.file)
  const known = new Map<string, boolean>()
  return (name) => {
    if (!names.has(name)) return false
    let found = known.get(name)
    if (found === undefined) known.set(name, found = mind.getters.called(name, facts.file).some((key) => !open.has(key) && mind.program.remember(`asks when read ${key}`, () => looked(key))))
    return found
  }

  function looked(key: string): boolean {
    const { file, id } = splitKey(key)
    const there = mind.program.facts(file)
    open.add(key)
    try {
      return there !== undefined && asks(there, id)
    } finally {
      open.delete(key)
    }
  }
}
