// Who answers a call through an interface or an abstract class: the classes of the package that fulfil it, and the objects that are written
// with its type. What a caller hands in is known to the caller: there such a call stays open, and only a site, which has no caller, takes
// whatever may stand there.

import type { Tri } from '../../model/tri.ts'
import { type Value, possibilities, ref } from '../../model/value.ts'
import type { TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { isService } from '../resolve/dictionaries.ts'
import type { Call } from './call.ts'
import type { Frame } from './frame.ts'
import type { ApplyTerm } from './summary.ts'
import { mentionsSymbols } from './symbols.ts'
import type { Closure, Target } from './targets.ts'

type ClosureTarget = Target & { readonly kind: 'closure' }

export interface Behind {
  readonly targets: readonly ClosureTarget[]
  /** Whether each of them queries. */
  readonly certain: Tri
  /** Callers know which one it is. */
  readonly open: boolean
}

/** Whether a function queries when it is called. */
export type Queries = (closure: Closure) => boolean

/** A call through an interface or an abstract class. */
export function behindContract(mind: Mind, frame: Frame, call: Call, queries: Queries): Behind | undefined {
  const { callee } = call.expr
  if (call.receiver === undefined || callee.k !== 'mem') return undefined
  const behind = behindMethod(mind, frame.file, call.receiver, call.method, queries)
  // What a class is given once is no matter of each call.
  const isField = callee.of.k === 'mem' && callee.of.of.k === 'this'
  return behind === undefined ? undefined : { ...behind, open: !isField && mentionsSymbols(call.receiver) }
}

/** The same for a call that was left to callers, where there are none; undefined where no contract is known. */
export function behindApplied(mind: Mind, file: string, { callee, self }: Pick<ApplyTerm, 'callee' | 'self'>, method: string | undefined, queries: Queries): Omit<Behind, 'open'> | undefined {
  const receiver = self ?? (callee.kind === 'ref' && callee.origin.path.length > 0 ? ref({ ...callee.origin, path: callee.origin.path.slice(0, -1) }) : undefined)
  return receiver === undefined || method === undefined ? undefined : behindMethod(mind, file, receiver, method, queries)
}

function behindMethod(mind: Mind, file: string, receiver: Value, method: string, queries: Queries): Omit<Behind, 'open'> | undefined {
  if (mind.settings.singleFile === true) return undefined
  const values = possibilities(receiver).flatMap((one) => implementationsOf(mind, file, one))
  if (values.length === 0) return undefined
  const members = values.map((one) => closuresIn(mind.member(one, method)))
  const closures = new Map(members.flat().map((one) => [one.fn, one]))
  if (closures.size === 0) return undefined
  const isEach = members.every((found, index) => found.length > 0 || values[index]!.kind === 'instance') && [...closures.values()].every(queries)
  return { targets: [...closures.values()].map((closure) => ({ kind: 'closure', closure })), certain: isEach ? 'yes' : 'unknown' }
}

/** What a declaration says of a value that is not known otherwise, where it says that it is something behind a contract, or an ORM's. */
export function asContract(mind: Mind, file: string, type: TypeRef | undefined, value: Value): Value {
  if (type === undefined || !isOpen(value)) return value
  const typed = mind.typed(type, file)
  return isContract(mind, file, typed) || isOfOrm(mind, file, typed) ? typed : value
}

/** What a type tells of the entries of a map or a record: something that answers calls, and no data. */
export function asService(mind: Mind, file: string, typed: Value): Value | undefined {
  return isContract(mind, file, typed) || isOfOrm(mind, file, typed) || typed.kind === 'instance' && isService(mind, typed.class) ? typed : undefined
}

/** A client or a repository, and no row. */
function isOfOrm(mind: Mind, file: string, typed: Value): boolean {
  return typed.kind === 'ref' && typed.origin.root.kind === 'instance' && mind.isQueried(typed.origin.root.of, file)
}

export function isContract(mind: Mind, file: string, typed: Value): boolean {
  return typed.kind === 'array' ? typed.more !== undefined && isContract(mind, file, typed.more) : (mind.implementations(typed, file) ?? []).length > 0
}

function isOpen(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'literal' && value.value === undefined || value.kind === 'ref' && (value.origin.root.kind === 'result' || value.origin.root.kind === 'global')
}

function implementationsOf(mind: Mind, file: string, receiver: Value): readonly Value[] {
  const declared = receiver.kind === 'ref' && (mentionsSymbols(receiver) || receiver.origin.root.kind === 'result') ? mind.declared(receiver.origin) ?? receiver : receiver
  return possibilities(declared).flatMap((one) => one.kind === 'instance' && one.args !== undefined ? [] : mind.implementations(one, file) ?? [])
}

function closuresIn(value: Value): readonly Closure[] {
  return possibilities(value).filter((one) => one.kind === 'closure')
}

/**
 * A method that an abstract class has a body for is also what the classes that extend it have instead. What is called through `this` or
 * `super` is the body that stands there: see `sites/callees.ts`.
 */
export function withOverrides(mind: Mind, frame: Frame, call: Call, targets: readonly Target[]): readonly Target[] {
  const { callee } = call.expr
  if (call.receiver === undefined || callee.k !== 'mem' || callee.of.k === 'this' || callee.of.k === 'super' || mind.settings.singleFile === true) return targets
  const reached = new Set(targets.flatMap((one) => one.kind === 'closure' ? [one.closure.fn] : []))
  if (reached.size === 0) return targets
  const typed = possibilities(call.receiver).flatMap((receiver) => {
    if (receiver.kind !== 'ref') return [receiver]
    const { root } = receiver.origin
    const declared = mentionsSymbols(receiver) && !(root.kind === 'param' && root.index < 0 && receiver.origin.path.length === 0) ? mind.declared(receiver.origin) : undefined
    return declared === undefined ? [] : possibilities(declared)
  })
  const overrides = typed.flatMap((one) => one.kind === 'instance' && one.args === undefined ? (mind.implementations(one, frame.file) ?? []).flatMap((cls) => closuresIn(mind.member(cls, call.method))) : [])
  const others = new Map(overrides.filter(({ fn }) => !reached.has(fn)).map((closure): [string, ClosureTarget] => [closure.fn, { kind: 'closure', closure }]))
  return others.size === 0 ? targets : [...targets, ...others.values()]
}
