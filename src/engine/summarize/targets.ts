// Who answers a call: a function of the project, an ORM, a library. What declarations say of the callee goes before its mere name.

import type { Callable } from '../../model/framework.ts'
import type { Invocation } from '../../model/invocation.ts'
import type { Origin } from '../../model/origin.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place } from '../../model/place.ts'
import { type Value, elementOf, fields, possibilities, union } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { isHeld } from '../resolve/dictionaries.ts'
import { mentionsSymbols } from './symbols.ts'

export type Closure = Value & { readonly kind: 'closure' }

/** A call as far as it matters to who answers. */
export interface Asked {
  readonly place: Place
  /** What a method is called on. */
  readonly receiver: Value | undefined
  /** How code writes that; asked for few of many calls. */
  text(): string
  readonly args: readonly Value[]
  readonly tagged: boolean
}

export type Target =
  | { readonly kind: 'closure'; readonly closure: Closure }
  | { readonly kind: 'orm'; readonly invocation: Invocation; readonly recognition: Exclude<Recognition, { readonly kind: 'method' }> }
  | { readonly kind: 'library'; readonly callable: Callable }

export function targetsOf(mind: Mind, asked: Asked, callee: Value): readonly Target[] {
  if (callee.kind === 'closure') return [{ kind: 'closure', closure: callee }]
  if (callee.kind !== 'ref') return []
  const isRow = callee.origin.root.kind === 'rows' || callee.origin.root.kind === 'element'
  const declared = mentionsSymbols(callee) || isRow && mind.reads || isHeld(callee.origin) ? mind.declared(callee.origin) : undefined
  const known = declared === undefined ? [] : possibilities(declared).flatMap((one) => declaredTarget(mind, asked, callee, one) ?? [])
  // Functions are all called as the case may be; of other things the first that is one decides.
  const closures = known.filter((one) => one.kind === 'closure')
  if (known.length > 0) return closures.length > 1 ? closures : known.slice(0, 1)
  // A declared type that is somebody else's speaks against a mere name.
  if (declared !== undefined && possibilities(declared).every((one) => one.kind === 'ref' && one.origin.root.kind === 'instance')) return []
  const target = refTarget(mind, asked, callee.origin)
  return target === undefined ? [] : [target]
}

/** What a callee is by one of the things that declarations say it may be. */
function declaredTarget(mind: Mind, asked: Asked, callee: Value & { readonly kind: 'ref' }, one: Value): Target | undefined {
  if (one.kind === 'closure') return { kind: 'closure', closure: asked.receiver?.kind === 'ref' && isOf(mind, one, asked.receiver.origin) ? { ...one, self: asked.receiver } : one }
  if (one.kind !== 'ref') return undefined
  // A method that a class of the project inherits is called on the object itself, which is what a caller or a query knows.
  const inherited = inheritedBy(one.origin)
  const isItself = inherited !== undefined && one.origin.root.kind === 'instance' && one.origin.path.length === 1 && !hasArguments(one.origin)
  const isLeft = isOpen(one.origin) && mentionsSymbols(callee)
  const object: Origin = { ...callee.origin, path: callee.origin.path.slice(0, -1) }
  const target = refTarget(mind, asked, isItself ? callee.origin : one.origin, { cls: inherited, ...(isLeft ? { object } : {}) })
  return isLeft && target?.kind === 'orm' && target.recognition.kind === 'query' ? { ...target, invocation: { ...target.invocation, receiver: object } } : target
}

/**
 * `Repository<E>` of a class that leaves `E` to those who extend it, `this` of a static method, what was made for something that a constructor
 * is given, or by default: a caller knows more than the type.
 */
function isOpen({ root }: Origin): boolean {
  return root.kind === 'instance' ? root.arguments?.includes('') === true : root.kind === 'import' ? root.by !== undefined : root.kind === 'builder'
}

/** Whether a method is that of an object or class which is known better where it is called. */
function isOf(mind: Mind, { self }: Closure, receiver: Origin): boolean {
  if (self?.kind === 'instance') return mind.reads && self.args === undefined || isThis(receiver)
  return self?.kind === 'ref' && self.origin.root.kind === 'class' && isThis(receiver)
}

/** `this.each()` belongs to the object that `this` is: what its constructor gives to that of its base is known of it, too. */
function isThis({ root, path }: Origin): boolean {
  return root.kind === 'param' && root.index < 0 && path.length === 0
}

/** A type that is made for an entity (`Repository<User>`) says more than the object. */
function hasArguments(from: Origin): boolean {
  return from.root.kind === 'instance' && from.root.arguments !== undefined
}

function inheritedBy(from: Origin): string | undefined {
  return from.root.kind === 'instance' || from.root.kind === 'import' ? from.root.by : undefined
}

function refTarget(mind: Mind, asked: Asked, from: Origin, { cls, object }: { readonly cls?: string | undefined; readonly object?: Origin } = { cls: inheritedBy(from) }): Target | undefined {
  const method = from.path.at(-1)
  const invocation: Invocation = {
    kind: 'call', receiver: method === undefined ? from : { ...from, path: from.path.slice(0, -1) }, method: method ?? '', arguments: asked.args, tagged: asked.tagged,
    place: asked.place, text: asked.text(), ...(cls === undefined ? {} : { class: cls }), ...(object === undefined ? {} : { object }),
  }
  const recognition = mind.recognise(invocation)
  if (recognition?.kind === 'method') return { kind: 'closure', closure: recognition.method }
  if (recognition !== undefined) return { kind: 'orm', invocation, recognition }
  const forms = mind.callables(from)
  const callable = forms.find((form) => isFunction(functionGiven(form, asked.args))) ?? forms[0]
  return callable === undefined ? undefined : { kind: 'library', callable }
}

/** What a library is given to run: a function, or one of several. */
export function functionGiven({ callback, property, where, tasks }: Callable, args: readonly Value[]): Value | undefined {
  const given = args[callback]
  if (property !== undefined) {
    const known = given === undefined ? undefined : fields(given)?.known
    const isOn = where === undefined || known?.[where]?.kind === 'literal' && known[where].value === true
    return isOn ? known?.[property] : undefined
  }
  return tasks === true ? tasksIn(given) : given
}

/** The functions in a list or an object of them. */
export function tasksIn(tasks: Value | undefined): Value | undefined {
  if (tasks === undefined) return undefined
  const known = fields(tasks)
  return known === undefined ? elementOf(tasks) : union(...Object.values(known.known))
}

function isFunction(value: Value | undefined): boolean {
  return value !== undefined && possibilities(value).some((one) => one.kind === 'closure' || one.kind === 'ref' && mentionsSymbols(one))
}
