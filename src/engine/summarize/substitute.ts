// A value over a function's parameters → the same value at a call site.

import { type Origin, type Root, origin } from '../../model/origin.ts'
import { present } from '../../model/present.ts'
import { type Operation, type Value, absent, builder, choice, computedFrom, elementOf, object, originsOf, pickedBy, possibilities, ref, truthy, union, unknown } from '../../model/value.ts'
import type { Binding, Mind } from '../mind.ts'
import { capturedKey } from './frame.ts'
import { chosen, isEmpty, isOperator, operate } from './operations.ts'
import { rowsKnown } from './substituted.ts'
import { isOpenRows, isReplaceable, isReplaceableOrigin, isSymbolicOrigin, mentionsSymbols } from './symbols.ts'
import { instanceOf } from '../resolve/types.ts'
import { targetsOf } from './targets.ts'
import { returnedBy } from '../resolve/returned-by.ts'

type Result = Root & { readonly kind: 'result' }

export function substitute(mind: Mind, value: Value, binding: Binding): Value {
  if (!isReplaceable(value)) return value
  switch (value.kind) {
    case 'literal': return value
    case 'ref': return substituteOrigin(mind, value.origin, binding)
    case 'unknown': return value.made === undefined ? computedFrom(...value.from.map((one) => substituteOrigin(mind, one, binding))) : again(mind, value, value.made, binding)
    case 'array': {
      const items = value.items.map((one) => substitute(mind, one, binding))
      const more = value.more === undefined ? [] : possibilities(value.more).filter((one) => !comesFromNothing(mind, one, binding))
      return more.length === 0 ? { kind: 'array', items } : { ...value, items, more: union(...more.map((one) => substitute(mind, one, binding))) }
    }
    case 'object': return object(mapped(value.fields, (one) => substitute(mind, one, binding)), value.open ? value.rest === undefined ? unknown : substitute(mind, value.rest, binding) : undefined, value.covered)
    case 'union': {
      if (value.made !== undefined) return chosenAgain(mind, value.made, binding)
      const members = value.members.map((one) => substitute(mind, one, binding))
      return value.by === undefined ? union(...members) : choice(computedFrom(...value.by.map((one) => substituteOrigin(mind, one, binding))), ...members)
    }
    case 'closure': return { ...value, captured: mapped(value.captured, (one) => substitute(mind, one, binding)), ...(value.self === undefined ? {} : { self: substitute(mind, value.self, binding) }) }
    case 'instance': return { ...value, args: value.args?.map((one) => substitute(mind, one, binding)) }
  }
}

/** Whether a value was made of an item of a list that, as it is now known, has none: there is no such value. */
function comesFromNothing(mind: Mind, value: Value, binding: Binding): boolean {
  return mentionsSymbols(value) && originsOf(value).some((one) => isOfNothing(mind, one, binding))
}

function isOfNothing(mind: Mind, from: Origin, binding: Binding): boolean {
  const { root } = from
  if (root.kind !== 'element' && root.kind !== 'result' || root.of === undefined || !isSymbolicOrigin(root.of)) return false
  return root.kind === 'element' && isEmpty(substituteOrigin(mind, root.of, binding)) || isOfNothing(mind, root.of, binding)
}

/** A choice of which the test may be known now: then the other side is no matter. */
function chosenAgain(mind: Mind, { of: [test, yes, no] }: Operation, binding: Binding): Value {
  const known = substitute(mind, test!, binding)
  const decided = truthy(known)
  if (decided !== 'unknown') return substitute(mind, decided === 'yes' ? yes! : no!, binding)
  return chosen(known, substitute(mind, yes!, binding), substitute(mind, no!, binding))
}

/** What an operation gives with the operands that are known now. */
function again(mind: Mind, value: Value & { readonly kind: 'unknown' }, made: Operation, binding: Binding): Value {
  const answer = operate(made.op, ...made.of.map((one) => substitute(mind, one, binding)))
  if (answer.kind === 'literal' || answer.kind === 'union' || isOperator(made.op)) return answer
  const result = computedFrom(...value.from.map((one) => substituteOrigin(mind, one, binding)))
  return result.kind === 'unknown' && answer.kind === 'unknown' && answer.made !== undefined ? { ...result, made: answer.made } : result
}

function substituteOrigin(mind: Mind, from: Origin, binding: Binding): Value {
  const base = substituteRoot(mind, from, binding)
  return base === undefined ? ref(from) : from.path.reduce((value, name) => mind.member(value, name), base)
}

function substituteRoot(mind: Mind, from: Origin, binding: Binding): Value | undefined {
  const root = from.root
  switch (root.kind) {
    case 'param': {
      if (root.fn !== binding.fn) return undefined
      if (root.index < 0) return binding.self ?? unknown
      return binding.args[root.index] ?? (binding.open ? unknown : absent)
    }
    case 'captured': return binding.captured[capturedKey(root.fn, root.name)]
    case 'element': {
      if (!isReplaceableOrigin(root.of) && (root.by === undefined || !isSymbolicOrigin(root.by))) return undefined
      const whole = substituteOrigin(mind, root.of, binding)
      if (isEmpty(whole)) return absent
      const item = elementOf(present(whole), from.label)
      return root.by === undefined ? item : pickedBy(item, originsOf(substituteOrigin(mind, root.by, binding)))
    }
    case 'result': {
      if (root.of === undefined || !isSymbolicOrigin(root.of)) return undefined
      const callee = substituteOrigin(mind, root.of, binding)
      if (root.handing !== undefined) return handedOut(mind, from, root, callee, { ...root.handing, args: root.handing.args.map((one) => substitute(mind, one, binding)) })
      if (callee.kind === 'closure') return returnedBy(mind, callee)
      // Only `new` makes something of a class.
      if (callee.kind === 'ref' && callee.origin.root.kind === 'class' && callee.origin.path.length === 0) return instanceOf(callee)
      if (callee.kind === 'ref') return ref(origin({ ...root, of: callee.origin }, from.label))
      return computedFrom(callee, ...originsOf(callee).map(ref))
    }
    case 'builder': return root.from.some(isSymbolicOrigin) ? builder(root.orm, mapped(root.state, (one) => substitute(mind, one, binding)), from.label) : undefined
    case 'rows': return isOpenRows(root) ? rowsOf(mind, from, root, binding) : undefined
    default: return undefined
  }
}

/** What a call hands out of which it is known now what it was called on. */
function handedOut(mind: Mind, { label }: Origin, root: Result, callee: Value, handing: NonNullable<Result['handing']>): Value {
  const { args, on } = handing
  return union(...possibilities(callee).map((one): Value => {
    if (one.kind === 'closure') return returnedBy(mind, one, args)
    if (one.kind !== 'ref') return computedFrom(one, ...args)
    const receiver = ref({ ...one.origin, path: one.origin.path.slice(0, -1) })
    for (const target of targetsOf(mind, { place: root.at, receiver, text: () => on, args, tagged: false }, one)) {
      if (target.kind === 'orm' && target.recognition.kind === 'value') return target.recognition.value
    }
    return ref(origin({ ...root, of: one.origin, handing }, label))
  }))
}

/** Rows of whatever the query was made on. */
function rowsOf(mind: Mind, { label }: Origin, { at, got }: Root & { readonly kind: 'rows' }, binding: Binding): Value | undefined {
  const known = rowsKnown(mind, at, binding)
  return known === undefined ? undefined : ref(origin({ ...known, ...(got === undefined ? {} : { got }) }, label))
}

function mapped<T>(record: Readonly<Record<string, T>>, f: (value: T) => T): Record<string, T> {
  const out: Record<string, T> = {}
  for (const name of Object.keys(record)) out[name] = f(record[name]!)
  return out
}
