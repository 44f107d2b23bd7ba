// Which class code stands in, and which classes of the project that one extends.

import { possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'

const BASE_LIMIT = 10

/** The classes that a class extends directly: several where code chooses one. */
export function basesOf(mind: Mind, key: string): readonly string[] {
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const base = facts?.classes[id]?.extends
  if (facts === undefined || base === undefined) return []
  return possibilities(mind.evaluate(base, valueFrame(facts, facts.functions[0]!)))
    .flatMap((one) => one.kind === 'ref' && one.origin.root.kind === 'class' && one.origin.path.length === 0 ? [one.origin.root.class] : [])
}

/** Whether a class is another one, or extends it. */
export function isOrExtends(mind: Mind, key: string, other: string, hops = 0): boolean {
  return key === other || hops < BASE_LIMIT && basesOf(mind, key).some((base) => isOrExtends(mind, base, other, hops + 1))
}

/** Whether others have to extend a class. */
export function isAbstract(mind: Mind, key: string): boolean {
  const { file, id } = splitKey(key)
  return mind.program.facts(file)?.classes[id]?.abstract === true
}

/** The class whose object `this` is in a function. */
export function classAround(mind: Mind, key: string): string | undefined {
  const { file, id } = splitKey(key)
  const functions = mind.program.facts(file)?.functions ?? []
  for (let at = functions[id]; at !== undefined; at = functions[at.parent]) {
    if (at.class !== undefined) return `${file}#${at.class}`
    if (at.kind !== 'arrow') return undefined
  }
  return undefined
}
