// What a function does where no caller tells what it is given: calls through contracts that were left open reach whatever may stand there, and
// what an abstract class leaves to those that extend it is what each of them has. Messages reach those who listen.

import { both } from '../../model/tri.ts'
import type { Value } from '../../model/value.ts'
import { origin } from '../../model/origin.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { itself } from '../resolve/shapes.ts'
import { USED, createFrame } from './frame.ts'
import { type CallSite, apply, applyBehind, applyHeard } from './instantiate.ts'
import { type ApplyTerm, type QueryTerm, SOME_QUERY, type Term } from './summary.ts'

/** Messages that are sent by those who listen for others: as far as that is followed. */
const HEARD_LIMIT = 4

export function closed(mind: Mind, facts: FileFacts, fn: FunctionFacts, terms: readonly Term[], depth = 0): readonly Term[] {
  if (terms.every((term) => term.kind === 'query' || term.reads !== undefined)) return terms
  const frame = createFrame(facts, fn)
  return terms.flatMap((term) => {
    if (term.kind === 'query' || term.reads !== undefined) return [term]
    const site: CallSite = { place: term.at, name: term.path[0].name, use: USED, inPlace: false }
    if (depth < HEARD_LIMIT && mind.messages.sends(term.callee, term.args, term.at.file)) return closed(mind, facts, fn, applyHeard(mind, frame, term, site), depth + 1)
    const behind = applyBehind(mind, frame, term, term, site, 0)
    return behind.length > 0 ? behind : ofEachClass(mind, frame, term, site)
  })
}

/** A call of what only the class of `this` has: it is certain if each class that may stand there queries. */
function ofEachClass(mind: Mind, frame: ReturnType<typeof createFrame>, term: ApplyTerm, site: CallSite): readonly Term[] {
  const from = term.callee.kind === 'ref' ? term.callee.origin : undefined
  if (from?.root.kind !== 'param' || from.root.index >= 0 || from.path.length < 2 || mind.settings.singleFile === true) return []
  const { root } = from
  const self = mind.declared(origin(root))
  const classes = self?.kind === 'instance' && self.args === undefined ? mind.implementations(self, frame.file) ?? [] : []
  const found = classes.map((one) => {
    const known = (value: Value): Value => mind.substitute(value, itself(mind, { kind: 'closure', fn: root.fn, captured: {}, self: one }))
    const bound: ApplyTerm = { ...term, callee: known(term.callee), args: term.args.map(known), self: term.self === undefined ? undefined : known(term.self) }
    return apply(mind, frame, bound, term, site, 0).flatMap((met) => met.kind === 'query' ? [classes.length > 1 ? asWritten(met) : met] : [])
  })
  const some = found.find((terms) => terms.length > 0) ?? []
  return found.every((terms) => terms.length > 0) ? some : some.map((one) => ({ ...one, certain: both('unknown', one.certain), because: SOME_QUERY }))
}

/** What is another thing in each class has the one name that code gives it. */
function asWritten(term: QueryTerm): QueryTerm {
  return {
    ...term, query: () => {
      const { invocation, recognition } = term.query()
      const { bulk } = recognition.call
      const within = bulk?.within
      return within === undefined ? { invocation, recognition } : { invocation, recognition: { ...recognition, call: { ...recognition.call, bulk: { ...bulk!, within: (round) => within({ ...round, isElsewhere: false }) } } } }
    },
  }
}
