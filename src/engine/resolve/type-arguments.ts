// What the type parameters of a class stand for in an object of a class that extends it: `class Tickets extends Base<Ticket>`, where
// `class Base<E> extends Repository<E>`.

import type { ClassFacts, FileFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { basesOf } from './lineage.ts'
import { classKeyOf } from './types.ts'

const BASE_LIMIT = 10

interface Written {
  readonly facts: FileFacts
  readonly cls: ClassFacts
}

/** The class of an object, with what it is an object for. */
interface Whole {
  readonly class: string
  readonly types?: readonly string[]
}

type Given = Readonly<Record<string, TypeRef>>

/** A type that a class writes, as an object has it. */
export function typeWithin(mind: Mind, type: TypeRef, { facts, cls }: Written, whole: Whole): TypeRef {
  if (cls.typeParameters.length === 0) return type
  const given = givenBy(mind, whole.class, `${facts.file}#${cls.id}`, ownTypes(mind, whole), 0)
  return given === undefined ? type : withGiven(type, given)
}

/** The type arguments of `extends Repository<User>` for an object, as classes of the project; empty where they are something else. */
export function baseArguments(mind: Mind, written: Written, whole: Whole): readonly string[] {
  return written.cls.extendsArguments.map((one) => classKeyOf(mind.typed(typeWithin(mind, one, written, whole), written.facts.file)) ?? '')
}

/** The same of the class at the end of a class's bases that are the project's own. */
export function lastArguments(mind: Mind, whole: Whole, key = whole.class, hops = 0): readonly string[] {
  const [base] = basesOf(mind, key)
  if (base !== undefined) return hops > BASE_LIMIT ? [] : lastArguments(mind, whole, base, hops + 1)
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const cls = facts?.classes[id]
  return facts === undefined || cls === undefined ? [] : baseArguments(mind, { facts, cls }, whole)
}

function ownTypes(mind: Mind, { class: key, types = [] }: Whole): Given {
  const { file, id } = splitKey(key)
  const names = mind.program.facts(file)?.classes[id]?.typeParameters ?? []
  return Object.fromEntries(types.flatMap((type, index) => type === '' || names[index] === undefined ? [] : [[names[index], typeOf(mind, type)] as const]))
}

function typeOf(mind: Mind, key: string): TypeRef {
  const { file, id } = splitKey(key)
  return { k: 'elsewhere', file, of: { k: 'ref', name: mind.program.facts(file)?.classes[id]?.name ?? '', args: [] } }
}

/** What a class, with what its own type parameters stand for, gives to those of a class that it extends. */
function givenBy(mind: Mind, key: string, wanted: string, own: Given, hops: number): Given | undefined {
  if (key === wanted) return own
  if (hops > BASE_LIMIT) return undefined
  const { file, id } = splitKey(key)
  const types = mind.program.facts(file)?.classes[id]?.extendsArguments ?? []
  for (const base of basesOf(mind, key)) {
    const above = splitKey(base)
    const names = mind.program.facts(above.file)?.classes[above.id]?.typeParameters ?? []
    const told = names.flatMap((name, index) => types[index] === undefined ? [] : [[name, withGiven({ k: 'elsewhere', file, of: types[index]! }, own)] as const])
    const found = givenBy(mind, base, wanted, Object.fromEntries(told), hops + 1)
    if (found !== undefined) return found
  }
  return undefined
}

function withGiven(type: TypeRef, given: Given): TypeRef {
  const go = (one: TypeRef): TypeRef => withGiven(one, given)
  switch (type.k) {
    case 'ref': return type.args.length === 0 && Object.hasOwn(given, type.name) ? given[type.name]! : { ...type, args: type.args.map(go) }
    case 'import': return { ...type, args: type.args.map(go) }
    case 'array': case 'elsewhere': return { ...type, of: go(type.of) }
    case 'tuple': case 'union': case 'intersection': return { ...type, of: type.of.map(go) }
    case 'object': return { ...type, members: Object.fromEntries(Object.entries(type.members).map(([name, one]) => [name, go(one)])) }
    case 'function': return { ...type, params: type.params.map(go), returns: go(type.returns) }
    default: return type
  }
}
