// A recognised query becomes a term of the function in which it stands.

import type { Invocation } from '../../model/invocation.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place } from '../../model/place.ts'
import { type Value, ref, unknown } from '../../model/value.ts'
import type { Frame, Use } from './frame.ts'
import { emit } from './emitting.ts'
import { usedBy } from './instantiate.ts'
import { mentionsSymbols } from './symbols.ts'
import type { QueryTerm, Step } from './summary.ts'

export function emitQuery(frame: Frame, invocation: Invocation, recognition: Recognition & { readonly kind: 'query' }, call: { readonly place: Place; readonly name: string; readonly use: Use }): void {
  const step: Step = { place: call.place, name: call.name, fn: frame.key, repeats: [] }
  const term: QueryTerm = {
    kind: 'query', at: call.place, path: [step], guards: [], conditional: false, tick: 'yes', certain: 'yes', recursion: [],
    handedBack: recognition.lazy && call.use.result === 'returned' && !call.use.awaited && !frame.fn.async, resultUsed: usedBy(call.use), ...(call.use.floating === true || call.use.result === 'dropped' && !call.use.awaited ? { detached: true as const } : {}), query: () => ({ invocation, recognition }), assumed: mentionsSymbols(ref(invocation.receiver)),
  }
  emit(frame, [term])
}

/** A call that runs the queries among its arguments hands back what they answer: that is used as its own result is. */
export function answerAll(frame: Frame, from: number | undefined, use: Use): Value {
  const used = usedBy(use)
  if (from !== undefined && used !== 'unknown') for (let at = from; at < frame.terms.length; at += 1) {
    const term = frame.terms[at]!
    if (term.resultUsed === 'unknown') frame.terms[at] = { ...term, resultUsed: used }
  }
  return unknown
}
