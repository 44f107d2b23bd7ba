// Who stands behind an interface or an abstract class: the classes of the same package that implement it, and the objects that code writes
// with that type. Which one is handed in is decided elsewhere (a module's providers, a container), so a call through a contract reaches them
// all.

import { type Value, possibilities } from '../../model/value.ts'
import type { ClassFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import type { PackageIndex } from './package-index.ts'
import { writtenIn } from './written.ts'

/**
 * Instances of the classes that implement the interface, or extend the abstract class, that a value is known by, and objects written with its
 * type; undefined where it is neither.
 */
export type Implementations = (value: Value, from: string) => readonly Value[] | undefined

/** Types of mere data have none: to look for their objects would cost much and tell nothing. */
const HAS_METHODS = /"k":"(?:function|intersection)"/

/** Names of classes that stand in for others: `InMemoryUsersRepository`, `FakeMailer`, `UsersRepositoryMock`. */
const DOUBLE = /^(?:InMemory|Fake|Mock|Stub|Dummy)(?=[A-Z])|[a-z](?:InMemory|Fake|Mock|Stub|Dummy)$/

export function createImplementations(mind: () => Mind, index: PackageIndex): Implementations {
  const of: Implementations = (value, from) => {
    const contract = contractOf(value)
    return contract === undefined ? undefined : mind().program.remember(`implementations ${contract.class ?? contract.type} ${from}`, () => [...classesOf(contract, from), ...objectsOf(contract, from)])
  }

  const classesOf = (contract: Contract, from: string): readonly Value[] => index.files('heritage', contract.name, from).flatMap((file) => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return []
    return facts.classes.filter((cls) => !cls.abstract && !isDouble(cls, from) && fulfils(facts, cls, contract, 0)).map((cls): Value => ({ kind: 'instance', class: `${file}#${cls.id}`, args: undefined }))
  })

  /** What stands in for another in tests: it says so itself, and only tests make one. */
  const isDouble = ({ name, decorators }: ClassFacts, from: string): boolean =>
    DOUBLE.test(name) && decorators.length === 0 && index.files('making', name, from).length === 0 && index.files('binding', name, from).length === 0

  const objectsOf = (contract: Contract, from: string): readonly Value[] => contract.type === undefined || !HAS_METHODS.test(contract.type) ? [] : index.files('written', contract.name, from).flatMap((file) => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return []
    const own = writtenIn(facts).filter(({ type }) => isContract(mind().typed(type, file), contract))
    return own.flatMap(({ value, fn }) => possibilities(value === undefined ? mind().summaryOf(fn).returns : mind().evaluate(value, valueFrame(facts, facts.functions[0]!)))).filter((one) => one.kind === 'object')
  })

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
