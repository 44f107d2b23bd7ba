// Whether a class that extends another has a method of its own in place of that one's.

import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { basesOf } from './lineage.ts'
import type { PackageIndex } from './package-index.ts'

const HOPS = 4

/** Whether some class of the package says for itself what a method of the class does, or what an abstract one shall do. */
export type IsOverridden = (cls: string, method: string) => boolean

export function createIsOverridden(mind: () => Mind, index: PackageIndex): IsOverridden {
  const extending = (key: string): readonly string[] => mind().program.remember(`extending ${key}`, () => {
    const { file, id } = splitKey(key)
    const name = mind().program.facts(file)?.classes[id]?.name ?? ''
    if (name === '') return []
    return index.files('heritage', name, file).flatMap((there) => (mind().program.facts(there)?.classes ?? []).map((cls) => `${there}#${cls.id}`)).filter((one) => one !== key && basesOf(mind(), one).includes(key))
  })
  const isOverridden = (key: string, method: string, hops: number): boolean => hops < HOPS && extending(key).some((one) => {
    const { file, id } = splitKey(one)
    return mind().program.facts(file)?.classes[id]?.members.some(({ name }) => name === method) === true || isOverridden(one, method, hops + 1)
  })
  return (cls, method) => isOverridden(cls, method, 0)
}
