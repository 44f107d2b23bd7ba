// Properties of one object, replaced and put back. Of objects that belong to one client alone: prototypes are never touched.

/** What a property was → what it is. */
export type Replacements = Readonly<Record<string, (original: Function) => Function>>

/** @returns puts back what nobody has replaced since */
export function replaced(owner: object, replacements: Replacements): () => void {
  const undos = Object.entries(replacements).flatMap(([name, replacement]) => {
    const original: unknown = Reflect.get(owner, name)
    if (typeof original !== 'function') return []
    const before = Object.getOwnPropertyDescriptor(owner, name)
    const stand = replacement(original)
    Object.defineProperty(owner, name, { value: stand, configurable: true, writable: true, enumerable: before?.enumerable ?? false })
    return [() => {
      if (Object.getOwnPropertyDescriptor(owner, name)?.value !== stand) return
      if (before === undefined) Reflect.deleteProperty(owner, name)
      else Object.defineProperty(owner, name, before)
    }]
  })
  return () => undos.forEach((undo) => undo())
}
