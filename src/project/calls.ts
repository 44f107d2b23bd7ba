// The calls on a line and what each was taken for. A call is met several times, in rounds of a recursion with more and more known:
// what a round did not know yet is no alternative.

import { formatCost } from '../model/cost.ts'
import type { ExplainedCall, ExplainedTaken } from '../model/explanation.ts'
import type { Location } from '../model/result.ts'
import type { Noted, Taken } from '../model/taken.ts'
import type { Lines } from './lines.ts'
import type { OpenProject } from './open.ts'

export function callsOn(noted: readonly Noted[], file: string, line: number, project: OpenProject, lines: Lines): readonly ExplainedCall[] {
  const calls = new Map<string, { readonly noted: Noted; readonly location: Location; readonly taken: Taken[] }>()
  for (const one of noted) {
    if (one.place.file !== file) continue
    const key = `${one.place.start}-${one.place.end}`
    const known = calls.get(key)
    if (known === undefined) calls.set(key, { noted: one, location: lines.locate(one.place), taken: [one.taken] })
    else known.taken.push(one.taken)
  }
  const around = [...calls.values()].filter(({ location }) => location.line <= line && location.endLine >= line).sort((a, b) => a.noted.place.end - b.noted.place.end || b.noted.place.start - a.noted.place.start)
  const on = around.filter(({ location }) => location.line === line || location.endLine === line)
  // In the middle of a call of several lines, that call is meant.
  return (on.length > 0 ? on : around.slice(0, 1)).map(({ noted: { name }, location, taken }) => ({ name, location, taken: settled(taken).map((one) => explained(one, project, lines)) }))
}

/** All that a call may be, without what was only not known yet. */
function settled(all: readonly Taken[]): readonly Taken[] {
  const distinct = [...new Map(all.map((taken) => [JSON.stringify(taken), taken])).values()]
  const known = distinct.filter(({ kind }) => kind !== 'unknown' && kind !== 'given')
  return known.length > 0 ? known : distinct.slice(0, 1)
}

function explained(taken: Taken, { engine }: OpenProject, lines: Lines): ExplainedTaken {
  if (taken.kind !== 'function') return taken
  const cost = engine.report(taken.place.file)?.functions.find(({ place }) => place.start === taken.place.start && place.end === taken.place.end)?.cost
  return { kind: 'function', name: taken.name, location: lines.locate(taken.place), cost: cost === undefined ? '0' : formatCost(cost) }
}
