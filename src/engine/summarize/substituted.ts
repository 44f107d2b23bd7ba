// Terms of a function with what a call site knows: their receivers, arguments and repeats.

import type { Invocation } from '../../model/invocation.ts'
import { type Root, origin, step } from '../../model/origin.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import { type Value, originsOf, ref } from '../../model/value.ts'
import type { Binding, Mind } from '../mind.ts'
import { constantBound } from '../sites/collection.ts'
import type { QueryTerm, RepeatUse } from './summary.ts'
import { isSymbolicOrigin, mentionsSymbols } from './symbols.ts'

/** A query whose receiver was taken for a client, now with what the caller passes; undefined where that is something else. */
export function receiverKnown(mind: Mind, term: QueryTerm, binding: Binding): QueryTerm | undefined {
  const receiver = mind.substitute(ref(term.query().invocation.receiver), binding)
  // Of several things that may stand there, one that is a client, or a row, says what the others do.
  const known = receiver.kind === 'union' ? receiver.members.map((one) => one.kind === 'ref' ? receivedBy(mind, term, one) : undefined).find((one) => one !== undefined && one !== term) : undefined
  const found = known ?? receivedBy(mind, term, receiver)
  return found === undefined || term.client !== undefined || term.query().invocation.kind !== 'call' ? found : { ...found, client: receiver }
}

function receivedBy(mind: Mind, term: QueryTerm, receiver: Value): QueryTerm | undefined {
  const { invocation, recognition } = term.query()
  const own = inheritedFrom(mind, invocation, receiver)
  // What code has made itself was loaded by no query: nothing is known of its relations.
  const again: Invocation | undefined = own ?? (receiver.kind === 'ref' ? { ...invocation, receiver: receiver.origin } : undefined)
  if (again === undefined && isItsOwn(receiver, invocation.method)) return undefined
  if (again === undefined) return invocation.kind === 'read' && !mentionsSymbols(receiver) ? undefined : term
  const known = own === undefined ? recognised(mind, again) : mind.recognise(own)
  // Callers may know more still.
  const kept = own?.object === undefined ? again : { ...own, receiver: own.object }
  if (known?.kind === 'query') return { ...term, assumed: mentionsSymbols(receiver), query: () => ({ invocation: kept, recognition: known.certain === 'yes' || recognition.certain !== 'yes' || invocation.kind === 'read' ? known : recognition }) }
  // A relation that the caller's rows have is no query any more.
  if (invocation.kind === 'read' && !mentionsSymbols(receiver)) return undefined
  const root = again.receiver.root.kind
  return root === 'import' || root === 'instance' || root === 'class' || root === 'module' ? undefined : term
}

/** A method that code writes into an object, for what stands in for a client. */
function isItsOwn(receiver: Value, method: string): boolean {
  return receiver.kind === 'object' && Object.hasOwn(receiver.fields, method) && receiver.fields[method]!.kind === 'closure'
}

/** By what declarations say of the receiver, where it is one of a caller. */
function recognised(mind: Mind, invocation: Invocation): Recognition | undefined {
  const receiver = ref(invocation.receiver)
  const own = inheritedFrom(mind, invocation, receiver)
  if (own !== undefined) return mind.recognise(own)
  const declared = invocation.kind === 'call' && mentionsSymbols(receiver) ? mind.declared(invocation.receiver) : undefined
  return mind.recognise(declared?.kind === 'ref' ? { ...invocation, receiver: declared.origin } : invocation)
}

/** A call of what a class of the project inherits from one of a package, of an object or class that is known now. */
function inheritedFrom(mind: Mind, invocation: Invocation, receiver: Value): Invocation | undefined {
  const { object: _object, ...call } = invocation
  // Elsewhere no rows ask whose they are.
  if (!mind.reads || call.kind !== 'call' || call.method === '') return undefined
  const object = receiver.kind === 'ref' && isSymbolicOrigin(receiver.origin) ? receiver.origin : undefined
  const member = object === undefined ? mind.member(receiver, call.method) : mind.declared(step(object, call.method))
  if (member?.kind !== 'ref' || member.origin.path.length !== 1) return undefined
  const { root } = member.origin
  if (root.kind !== 'instance' && root.kind !== 'import' || root.by === undefined) return undefined
  return { ...call, receiver: { ...member.origin, path: [] }, class: root.by, ...(object === undefined ? {} : { object }) }
}

/** Queries on the way: what one is asked with may come from its own rows, of the round before. */
const looking = new Set<string>()

/** What rows of an entity that nobody knew are, now that it is known what they were asked of; undefined where that is not one thing. */
export function rowsKnown(mind: Mind, at: Place, binding: Binding): Root & Rows | undefined {
  const key = `${binding.fn} ${at.file}:${at.start}-${at.end}`
  if (looking.has(key)) return undefined
  looking.add(key)
  try {
    return rowsAskedOf(mind, at, binding)
  } finally {
    looking.delete(key)
  }
}

function rowsAskedOf(mind: Mind, at: Place, binding: Binding): Root & Rows | undefined {
  const isIt = (place: Place): boolean => place.start === at.start && place.end === at.end && place.file === at.file
  const found = mind.summaryOf(binding.fn).terms.flatMap((term) => term.kind === 'query' && isIt(term.at) ? [term.assumed ? receiverKnown(mind, term, binding) : term] : [])
  const rows = found.map((term): Root & Rows | undefined => {
    const given = term === undefined ? [] : originsOf(resultOf(mind, substitutedQuery(mind, term, binding)()))
    return given.flatMap(({ root, path }) => root.kind === 'rows' && path.length === 0 && isIt(root.at) ? [root] : [])[0]
  })
  const [first] = rows
  return first !== undefined && rows.every((one) => one !== undefined && isSame(one, first)) ? first : undefined
}

/** What a query answers; one that was begun by a parameter (`repo.createQueryBuilder()`) by what that is declared to be. */
function resultOf(mind: Mind, { invocation, recognition }: ReturnType<QueryTerm['query']>): Value {
  const { root, path, label } = invocation.receiver
  if (root.kind !== 'builder' || path.length > 0 || !root.from.some(isSymbolicOrigin)) return recognition.result
  const state = Object.entries(root.state).map(([name, one]) => [name, one.kind === 'ref' && isSymbolicOrigin(one.origin) ? mind.declared(one.origin) ?? one : one])
  const known = mind.recognise({ ...invocation, receiver: origin({ ...root, state: Object.fromEntries(state) as typeof root.state }, label) })
  return known?.kind === 'query' ? known.result : recognition.result
}

interface Rows {
  readonly kind: 'rows'
}

function isSame(a: Root & Rows, b: Root & Rows): boolean {
  return a.entity === b.entity && a.class === b.class && a.loaded?.join() === b.loaded?.join()
}

export function substitutedQuery(mind: Mind, term: QueryTerm, binding: Binding): QueryTerm['query'] {
  let made: ReturnType<QueryTerm['query']> | undefined
  return () => {
    if (made !== undefined) return made
    const inner = term.query()
    if (!inner.invocation.arguments.some(mentionsSymbols)) return made = inner
    const invocation: Invocation = { ...inner.invocation, arguments: inner.invocation.arguments.map((one) => mind.substitute(one, binding)) }
    const again = recognised(mind, invocation)
    return made = { invocation, recognition: again?.kind === 'query' ? again : inner.recognition }
  }
}

export function substituteUse(mind: Mind, use: RepeatUse, binding: Binding): RepeatUse {
  const over = use.over === undefined ? undefined : mind.substitute(use.over, binding)
  return { ...use, repeat: over === use.over || over === undefined ? use.repeat : boundBy(use.repeat, over), over, varies: use.varies.map((one) => mind.substitute(one, binding)) }
}

/** A repeat over a list of which the caller knows that it is fixed. */
function boundBy(repeat: Repeat, over: Value): Repeat {
  const because = repeat.intent === undefined && repeat.bound === 'unbounded' ? constantBound(over) : undefined
  return because === undefined ? repeat : { ...repeat, bound: 'constant', intent: 'constant', because }
}
