// Parameters without a type of a method that stands in for one of a class above: they are what that one says, with the type arguments that
// the class gives (`class Buyers extends Presenter<Account> { present(account) {…} }`).

import type { Value } from '../../model/value.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { membersNamed } from './class-members.ts'
import { isNothing } from './exports.ts'
import { basesOf } from './lineage.ts'
import { typeWithin } from './type-arguments.ts'

export function overriddenParameter(mind: Mind, facts: FileFacts, fn: FunctionFacts, index: number): Value | undefined {
  const cls = fn.class === undefined || fn.kind !== 'method' ? undefined : facts.classes[fn.class]
  const value = cls?.extends === undefined ? undefined : saidAbove(mind, `${facts.file}#${cls.id}`, `${facts.file}#${cls.id}`, fn.name, index)
  return value === undefined || isNothing(value) ? undefined : value
}

function saidAbove(mind: Mind, whole: string, key: string, method: string, index: number, hops = 0): Value | undefined {
  const [base] = hops > 6 ? [] : basesOf(mind, key)
  if (base === undefined) return undefined
  const { file, id } = splitKey(base)
  const facts = mind.program.facts(file)
  const cls = facts?.classes[id]
  if (facts === undefined || cls === undefined) return undefined
  const own = membersNamed(cls, method).find(({ kind, static: isStatic }) => kind === 'method' && !isStatic)
  const type = own?.fn !== undefined ? facts.functions[own.fn]?.params[index]?.type : own?.type?.k === 'function' ? own.type.params[index] : undefined
  return type === undefined ? saidAbove(mind, whole, base, method, index, hops + 1) : mind.typed(typeWithin(mind, type, { facts, cls }, { class: whole }), file)
}
