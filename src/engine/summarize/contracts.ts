// Who answers a call through an interface or an abstract class: the classes of the package that fulfil it.

import { type Value, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import type { Call } from './calls.ts'
import type { Target } from './targets.ts'
import type { Frame } from './frame.ts'
import { mentionsSymbols } from './symbols.ts'

type ClosureTarget = Target & { readonly kind: 'closure' }

/** A call through an interface or an abstract class of an injected object: every class that fulfils it. */
export function behindContract(mind: Mind, frame: Frame, call: Call): readonly Target[] {
  const { callee } = call.expr
  if (call.receiver === undefined || callee.k !== 'mem' || callee.of.k !== 'mem' || callee.of.of.k !== 'this' || mind.settings.singleFile === true) return []
  return possibilities(call.receiver).flatMap((receiver) => {
    const declared = receiver.kind === 'ref' && mentionsSymbols(receiver) ? mind.declared(receiver.origin) ?? receiver : receiver
    return fulfilling(mind, frame, declared, call.method)
  })
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
  const overrides = typed.flatMap((one) => one.kind === 'instance' && one.args === undefined ? fulfilling(mind, frame, one, call.method) : [])
  const others = new Map(overrides.filter(({ closure }) => !reached.has(closure.fn)).map((one) => [one.closure.fn, one]))
  return others.size === 0 ? targets : [...targets, ...others.values()]
}

/** The method in the classes that fulfil an interface, or extend an abstract class. */
function fulfilling(mind: Mind, frame: Frame, contract: Value, method: string): readonly ClosureTarget[] {
  return (mind.implementations(contract, frame.file) ?? []).flatMap((cls): readonly ClosureTarget[] => {
    const member = mind.member({ kind: 'instance', class: cls, args: undefined }, method)
    return member.kind === 'closure' ? [{ kind: 'closure', closure: member }] : []
  })
}
