// Who stands behind an interface or an abstract class: the classes of the same package that implement it. Which one is injected is
// decided elsewhere (a module's providers, a container), so a call through a contract reaches them all.

import { type Value, possibilities } from '../../model/value.ts'
import type { ClassFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import type { PackageIndex } from './package-index.ts'

/** Classes that implement the interface, or extend the abstract class, that a value is known by; undefined where it is neither. */
export type Implementations = (value: Value, from: string) => readonly string[] | undefined

export function createImplementations(mind: () => Mind, index: PackageIndex): Implementations {
  const of: Implementations = (value, from) => {
    const contract = contractOf(value)
    if (contract === undefined) return undefined
    return index.files('heritage', contract.name, from).flatMap((file) => {
      const facts = mind().program.facts(file)
      return facts === undefined ? [] : facts.classes.filter((cls) => !cls.abstract && fulfils(facts, cls, contract, 0)).map((cls) => `${file}#${cls.id}`)
    })
  }

  const contractOf = (value: Value): Contract | undefined => {
    if (value.kind === 'instance') {
      const { file, id } = splitKey(value.class)
      const cls = mind().program.facts(file)?.classes[id]
      return cls?.abstract === true ? { name: cls.name, class: value.class } : undefined
    }
    if (value.kind !== 'ref' || value.origin.root.kind !== 'declared' || value.origin.path.length > 0) return undefined
    return { name: value.origin.root.name, type: value.origin.root.type }
  }

  const fulfils = (facts: FileFacts, cls: ClassFacts, contract: Contract, hops: number): boolean => {
    if (hops > 6) return false
    if (cls.implements.some((type) => isContract(mind().typed(type, facts.file), contract))) return true
    if (cls.extends === undefined) return false
    const base = mind().evaluate(cls.extends, valueFrame(facts, facts.functions[0]!))
    return possibilities(base).some((one) => {
      if (one.kind !== 'ref' || one.origin.root.kind !== 'class') return false
      if (one.origin.root.class === contract.class) return true
      const { file, id } = splitKey(one.origin.root.class)
      const parent = mind().program.facts(file)
      const above = parent?.classes[id]
      return parent !== undefined && above !== undefined && fulfils(parent, above, contract, hops + 1)
    })
  }

  return of
}

interface Contract {
  readonly name: string
  readonly class?: string
  readonly type?: string
}

function isContract(value: Value, contract: Contract): boolean {
  if (value.kind === 'instance') return value.class === contract.class
  return value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.root.type === contract.type
}
