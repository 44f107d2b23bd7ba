// What a generic function gives, by its type parameters and what it was given for them.

import { type Value, possibilities } from '../../model/value.ts'
import type { TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { instanceOf } from '../resolve/types.ts'
import type { Call } from './call.ts'
import { type Frame, USED, capturedKey } from './frame.ts'
import { instantiate } from './instantiate.ts'
import type { Closure } from './targets.ts'

/**
 * `lazy<T>(key, make: () => T): () => T`: a function that another hands out gives what the type of that one says, by the function that it
 * was given and keeps.
 */
function keptResult(mind: Mind, frame: Frame, { fn: key, captured }: Closure, call: Call, told: () => Value): Value | undefined {
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const parent = facts?.functions[id]?.parent ?? -1
  const around = parent > 0 ? facts?.functions[parent] : undefined
  const name = around?.returns?.k === 'function' ? awaited(around.returns.returns) : undefined
  if (around === undefined || name?.k !== 'ref' || !around.typeParameters.includes(name.name) || isTold(told())) return undefined
  for (const { pattern, type } of around.params) {
    const made = pattern.k === 'name' && type?.k === 'function' && isRefTo(awaited(type.returns), name.name) ? captured[capturedKey(functionKey(file, around.id), pattern.name)] : undefined
    if (made?.kind === 'closure') return instantiate(mind, frame, made, [], { place: call.place, name: call.name, use: USED, inPlace: true, open: true }).returns
  }
  return undefined
}

/** `remember<T>(key, make: () => T): T`: where a body hides what it returns, its type parameters tell. `told`: what the body says, worked out where it matters. */
export function genericResult(mind: Mind, frame: Frame, closure: Closure, call: Call, told: () => Value): Value | undefined {
  const { file, id } = splitKey(closure.fn)
  const fn = mind.program.facts(file)?.functions[id]
  const returned = fn?.returns === undefined ? undefined : awaited(fn.returns)
  if (fn !== undefined && fn.returns === undefined && fn.parent > 0) return keptResult(mind, frame, closure, call, told)
  if (fn === undefined || returned?.k !== 'ref') return undefined
  const made = returned.name === 'InstanceType' ? returned.args[0] : undefined
  const name = made?.k === 'ref' ? made.name : returned.name
  if (!fn.typeParameters.includes(name)) return undefined
  for (const [index, { type }] of [{ type: fn.receiver }, ...fn.params].entries()) {
    const given = index === 0 ? call.receiver : call.args[index - 1]
    if (given === undefined || type === undefined) continue
    if (isRefTo(type, name)) return made === undefined ? given : instanceOf(given)
    if (given.kind === 'closure') {
      if (type.k === 'function' && isRefTo(awaited(type.returns), name)) return instantiate(mind, frame, given, [], { place: call.place, name: call.name, use: USED, inPlace: true, open: true }).returns
      continue
    }
    // `new () => T`, `Type<T>`: a class, of which a body that makes one or asks for rows says more.
    const instance = instanceOf(given)
    if (instance !== given && makes(type, name) && !isTold(told())) return instance
  }
  return undefined
}

function awaited(type: TypeRef): TypeRef | undefined {
  return type.k === 'ref' && type.name === 'Promise' ? type.args[0] : type
}

function makes(type: TypeRef, name: string): boolean {
  return type.k === 'function' ? isRefTo(type.returns, name) : type.k === 'ref' && type.args.some((one) => isRefTo(one, name))
}

function isTold(value: Value): boolean {
  return possibilities(value).every((one) => one.kind === 'instance' || one.kind === 'ref' && one.origin.root.kind !== 'result')
}

function isRefTo(type: TypeRef | undefined, name: string): boolean {
  return type?.k === 'ref' && type.name === name
}
