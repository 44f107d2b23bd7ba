// Types of which a request has one object: only fields of the root types, or of other such types, answer with them, and never with a list.
// What resolves their fields then runs once a request. Told by names: a second type of the same name has the same mentions, and one that is
// listed anywhere is no single one.

import type { Answering } from '../../model/framework.ts'
import type { ClassFacts, DecoratorFacts, Expr, FileFacts, MemberFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { decoratorOrigin } from './decorators.ts'
import type { PackageIndex } from './package-index.ts'
import type { PerItems } from './per-items.ts'

type IsNamed = PerItems['decorated'][number]['isNamed']

/** Whether what a class is about, itself or by its decorator, is such a type. */
export type IsSingle = (facts: FileFacts, cls: ClassFacts, answering: Answering, isNamed: IsNamed) => boolean

export function createIsSingle(mind: () => Mind, index: PackageIndex): IsSingle {
  const aboutOf = (facts: FileFacts, cls: ClassFacts, { on }: Answering, isNamed: IsNamed): string | undefined => {
    const decorator = cls.decorators.find((one) => isNamed(on, decoratorOrigin(mind(), facts, one)))
    return decorator === undefined ? cls.name : nameOf(facts, decorator.arguments[0])
  }

  /** Fields of a file that answer with a type: of the root types, or of what a class is about. */
  const answersIn = (facts: FileFacts, name: string, answering: Answering, isNamed: IsNamed) => facts.classes.flatMap((cls) => cls.members.flatMap((member) => member.decorators.flatMap((decorator) => {
    const from = decoratorOrigin(mind(), facts, decorator)
    const isRoot = isNamed(answering.roots, from)
    return (isRoot || isNamed(answering.fields, from)) && typeOf(facts, member, decorator) === name ? [{ file: facts.file, isRoot, of: aboutOf(facts, cls, answering, isNamed) }] : []
  })))

  const isSingle = (name: string, from: string, answering: Answering, isNamed: IsNamed, seen: ReadonlySet<string>): boolean => {
    // A type that has itself as a field has one more of it for each.
    if (seen.has(name)) return true
    if (index.files('listed', name, from).length > 0 || index.files('heritage', name, from).length > 0) return false
    const answers = index.files('answered', name, from).flatMap((file) => {
      const facts = mind().program.facts(file)
      return facts === undefined ? [] : answersIn(facts, name, answering, isNamed)
    })
    return answers.length > 0 && answers.every(({ file, isRoot, of }) => isRoot || of !== undefined && isSingle(of, file, answering, isNamed, new Set([...seen, name])))
  }

  return (facts, cls, answering, isNamed) => {
    const name = mind().settings.singleFile === true ? undefined : aboutOf(facts, cls, answering, isNamed)
    return name !== undefined && mind().program.remember(`single ${name} ${facts.file}`, () => isSingle(name, facts.file, answering, isNamed, new Set()))
  }
}

/** `() => Viewer`, `Viewer`, `'Viewer'`. */
function nameOf(facts: FileFacts, given: Expr | undefined): string | undefined {
  if (given?.k === 'lit' && typeof given.value === 'string') return given.value
  if (given?.k !== 'fn') return given?.k === 'id' ? given.name : undefined
  const [only] = facts.functions[given.fn]?.body ?? []
  return only?.k === 'return' && only.value?.k === 'id' ? only.value.name : undefined
}

/** What a decorator says that a member answers with, or, where it says nothing, the member's own type. */
function typeOf(facts: FileFacts, { type, fn }: MemberFacts, { arguments: [first] }: DecoratorFacts): string | undefined {
  if (first?.k === 'fn' || first?.k === 'id') return nameOf(facts, first)
  const declared = fn === undefined ? type : facts.functions[fn]?.returns
  return declared === undefined ? undefined : typeName(declared)
}

function typeName(type: TypeRef): string | undefined {
  if (type.k !== 'ref') return undefined
  const [only] = type.args
  return type.name === 'Promise' && only !== undefined ? typeName(only) : type.name
}
