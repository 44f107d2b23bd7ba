// Methods of a driver's prototypes, replaced and put back. A prototype is shared by all clients of a process, and by all copies of this
// module: the first one who needs it patches it, the last one who lets go puts it back.

import type { Replacements } from '../model/instrument.ts'
import { state } from './state.ts'
import type { Patch } from './state.ts'

/**
 * Replaces methods of an object until as many have let go as have asked.
 *
 * @returns lets go
 */
export function patched(owner: object, replacements: Replacements): () => void {
  const { patches } = state()
  const known = patches.get(owner)
  const patch: Patch = known ?? { users: 0, along: new Map(), undo: replaced(owner, replacements) }
  patch.users += 1
  if (known === undefined) patches.set(owner, patch)
  let isLetGo = false
  return () => {
    if (isLetGo) return
    isLetGo = true
    patch.users -= 1
    if (patch.users > 0) return
    patches.delete(owner)
    for (const letGo of patch.along.values()) letGo()
    patch.undo()
  }
}

/**
 * Replaces methods of an object that only a call can find, for as long as those of the first one are replaced.
 *
 * @param owner what was handed to `patched`
 */
export function patchedAlong(owner: object, found: object, replacements: Replacements): void {
  const along = state().patches.get(owner)?.along
  if (along !== undefined && !along.has(found)) along.set(found, patched(found, replacements))
}

/** @returns puts back what nobody has replaced since */
export function replaced(owner: object, replacements: Replacements): () => void {
  const undos = Object.entries(replacements).flatMap(([name, replacement]) => {
    const before = Object.getOwnPropertyDescriptor(owner, name)
    const original: unknown = Reflect.get(owner, name)
    if (typeof original !== 'function') return []
    const stand = replacement(original)
    Object.defineProperty(stand, 'name', { value: original.name, configurable: true })
    Object.defineProperty(stand, 'length', { value: original.length, configurable: true })
    Object.defineProperty(owner, name, { value: stand, configurable: true, writable: true, enumerable: before?.enumerable ?? false })
    return [() => {
      // Somebody else may have wrapped it since; taking theirs away would break them.
      if (Object.getOwnPropertyDescriptor(owner, name)?.value !== stand) return
      if (before === undefined) Reflect.deleteProperty(owner, name)
      else Object.defineProperty(owner, name, before)
    }]
  })
  return () => undos.forEach((undo) => undo())
}

/** The first object of a prototype chain that has a method: what subclasses override and call. */
export function ownerOf(target: object, method: string): object | undefined {
  let found: object | undefined
  for (let owner: object | null = target; owner !== null; owner = Object.getPrototypeOf(owner) as object | null) {
    if (typeof Object.getOwnPropertyDescriptor(owner, method)?.value === 'function') found = owner
  }
  return found
}
