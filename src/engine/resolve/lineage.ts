// Which class code stands in, and which classes of the project that one extends.

import { type Value, possibilities } from '../../model/value.ts'
import type { ClassFacts, Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'

const BASE_LIMIT = 10

const none: readonly Value[] = []

/** The classes that a class extends directly: several where code chooses one. */
export function basesOf(mind: Mind, key: string): readonly string[] {
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const cls = facts?.classes[id]
  if (facts === undefined || cls === undefined) return []
  return baseValues(mind, facts, cls).flatMap(possibilities)
    .flatMap((one) => one.kind === 'ref' && one.origin.root.kind === 'class' && one.origin.path.length === 0 ? [one.origin.root.class] : [])
}

/** What a class extends, in the order in which members are looked for: a mixin (`extends Dated(Base)`), and then what that was given. */
export function baseValues(mind: Mind, facts: FileFacts, cls: ClassFacts): readonly Value[] {
  if (cls.extends === undefined) return none
  const values: Value[] = []
  for (let written: Expr | undefined = cls.extends; written !== undefined && values.length < BASE_LIMIT;) {
    const value = mind.evaluate(written, valueFrame(facts, facts.functions[0]!))
    values.push(value)
    if (written.k !== 'call') break
    written = written.args[extendedParameter(mind, value)]
  }
  return values
}

/** The parameter that a class extends which a function makes; −1 where it extends none. */
function extendedParameter(mind: Mind, made: Value): number {
  return made.kind === 'ref' && made.origin.root.kind === 'class' ? parameterBehind(mind, made.origin.root.class) : -1
}

/** Whether a class extends whatever class a function is given: those who extend that one know more of its objects. */
export function isMixin(mind: Mind, key: string): boolean {
  return parameterBehind(mind, key) >= 0
}

function parameterBehind(mind: Mind, key: string): number {
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const base = facts?.classes[id]?.extends
  if (base?.k !== 'id' || base.fn <= 0) return -1
  return facts!.functions[base.fn]!.params.findIndex(({ pattern }) => pattern.k === 'name' && pattern.name === base.name)
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
