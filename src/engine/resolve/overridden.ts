// Parameters without a type of a method that stands in for one of a class above: they are what that one says, with the type arguments that
// the class gives (`class Buyers extends Presenter<Account> { present(account) {…} }`).

import type { Value } from '../../model/value.ts'
import type { ClassFacts, FileFacts, FunctionFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { basesOf } from './lineage.ts'

interface Written {
  readonly type: TypeRef
  readonly file: string
}

export function overriddenParameter(mind: Mind, facts: FileFacts, fn: FunctionFacts, index: number): Value | undefined {
  const cls = fn.class === undefined || fn.kind !== 'method' ? undefined : facts.classes[fn.class]
  const found = cls?.extends === undefined ? undefined : aboveOf(mind, facts, cls, fn.name, index)
  return found === undefined ? undefined : mind.typed(found.type, found.file)
}

function aboveOf(mind: Mind, facts: FileFacts, cls: ClassFacts, method: string, index: number, hops = 0): Written | undefined {
  const [base] = hops > 6 ? [] : basesOf(mind, `${facts.file}#${cls.id}`).map(splitKey)
  const above = base === undefined ? undefined : mind.program.facts(base.file)
  const parent = above?.classes[base?.id ?? -1]
  if (above === undefined || parent === undefined) return undefined
  const own = parent.members.find(({ name, kind, static: isStatic }) => name === method && kind === 'method' && !isStatic)
  const type = own?.fn !== undefined ? above.functions[own.fn]?.params[index]?.type : own?.type?.k === 'function' ? own.type.params[index] : undefined
  const found = type === undefined ? aboveOf(mind, above, parent, method, index, hops + 1) : { type, file: above.file }
  return found === undefined || found.file !== above.file ? found : withArguments(found, parent, { types: cls.extendsArguments, file: facts.file })
}

/** A type parameter of a class, or a list of such, is what those who extend the class name. */
function withArguments(found: Written, { typeParameters }: ClassFacts, given: { readonly types: readonly TypeRef[]; readonly file: string }): Written | undefined {
  const { type } = found
  const of = type.k === 'array' ? type.of : type
  const at = of.k === 'ref' ? typeParameters.indexOf(of.name) : -1
  if (at < 0) return found
  const named = given.types[at]
  return named === undefined ? undefined : { type: type.k === 'array' ? { k: 'array', of: named } : named, file: given.file }
}
