// Members of a class by their names: entities have dozens, and are asked for one whenever a property of a row is read.

import type { ClassFacts, MemberFacts } from '../facts.ts'

const known = new WeakMap<ClassFacts, ReadonlyMap<string, readonly MemberFacts[]>>()
const none: readonly MemberFacts[] = []

/** In the order in which they stand: overloads, a getter and its setter, a static one beside one of objects. */
export function membersNamed(cls: ClassFacts, name: string): readonly MemberFacts[] {
  let named = known.get(cls)
  if (named === undefined) {
    const all = new Map<string, MemberFacts[]>()
    for (const one of cls.members) {
      const before = all.get(one.name)
      if (before === undefined) all.set(one.name, [one])
      else before.push(one)
    }
    known.set(cls, named = all)
  }
  return named.get(name) ?? none
}
