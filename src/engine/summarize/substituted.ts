// Terms of a function with what a call site knows: their receivers, arguments and repeats.

import type { Invocation } from '../../model/invocation.ts'
import type { Repeat } from '../../model/site.ts'
import { type Value, ref } from '../../model/value.ts'
import type { Binding, Mind } from '../mind.ts'
import { constantBound } from '../sites/collection.ts'
import type { QueryTerm, RepeatUse } from './summary.ts'
import { mentionsSymbols } from './symbols.ts'

/** A query whose receiver was taken for a client, now with what the caller passes; undefined where that is something else. */
export function receiverKnown(mind: Mind, term: QueryTerm, binding: Binding): QueryTerm | undefined {
  const receiver = mind.substitute(ref(term.query().invocation.receiver), binding)
  // Of several things that may stand there, one that is a client, or a row, says what the others do.
  const known = receiver.kind === 'union' ? receiver.members.map((one) => one.kind === 'ref' ? receivedBy(mind, term, one) : undefined).find((one) => one !== undefined && one !== term) : undefined
  return known ?? receivedBy(mind, term, receiver)
}

function receivedBy(mind: Mind, term: QueryTerm, receiver: Value): QueryTerm | undefined {
  const { invocation, recognition } = term.query()
  // What code has made itself was loaded by no query: nothing is known of its relations.
  if (receiver.kind !== 'ref') return invocation.kind === 'read' && !mentionsSymbols(receiver) ? undefined : term
  const typed = mentionsSymbols(receiver) ? mind.declared(receiver.origin) : undefined
  const again: Invocation = { ...invocation, receiver: typed?.kind === 'ref' && invocation.kind === 'call' ? typed.origin : receiver.origin }
  const known = mind.recognise(again)
  if (known?.kind === 'query') return { ...term, assumed: mentionsSymbols(receiver), query: () => ({ invocation: again, recognition: known.certain === 'yes' || recognition.certain !== 'yes' || invocation.kind === 'read' ? known : recognition }) }
  // A relation that the caller's rows have is no query any more.
  if (invocation.kind === 'read' && !mentionsSymbols(receiver)) return undefined
  const root = receiver.origin.root.kind
  return root === 'import' || root === 'instance' || root === 'class' || root === 'module' ? undefined : term
}

export function substitutedQuery(mind: Mind, term: QueryTerm, binding: Binding): QueryTerm['query'] {
  let made: ReturnType<QueryTerm['query']> | undefined
  return () => {
    if (made !== undefined) return made
    const inner = term.query()
    if (!inner.invocation.arguments.some(mentionsSymbols)) return made = inner
    const invocation: Invocation = { ...inner.invocation, arguments: inner.invocation.arguments.map((one) => mind.substitute(one, binding)) }
    const again = mind.recognise(invocation)
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
