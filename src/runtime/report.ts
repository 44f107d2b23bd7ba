// One trace for people: what it counted in one line, then findings as source code's are printed, then why the counts may be wrong.

import type { ResultFinding } from '../model/result.ts'
import type { ScopeKind, Trace } from '../model/trace.ts'
import { counted } from '../model/wording.ts'
import { plain } from '../report/paint.ts'
import type { Paint } from '../report/paint.ts'
import { about, pretty } from '../report/pretty.ts'
import { findingsOf, problemsOf } from './observe.ts'

/** The text of a trace and its findings. */
export function report(trace: Trace, findings: readonly ResultFinding[] = findingsOf(trace), paint: Paint = plain): string {
  const stats = { files: 0, skipped: [], calls: { recognised: 0, unresolved: 0 }, suppressed: 0 }
  const problems = problemsOf(trace).map((problem) => about(problem, paint))
  return [
    `${headline(trace)}\n`,
    ...findings.length === 0 ? [] : [pretty({ findings, problems: [], stats }, { paint, quiet: true })],
    ...problems.length === 0 ? [] : [`${problems.join('\n')}\n`],
  ].join('\n')
}

/** A test's name begins with its file, and code without a name is called by what it is. */
function subjectOf(kind: ScopeKind, name: string): string {
  return kind === 'test' || kind === name ? name : `${kind} ${name}`
}

function headline({ scope: { kind, name }, statements, reads, writes, operations, roundTrips, peakConcurrency, durationMs }: Trace): string {
  const calls = operations === 0 ? '' : ` of ${counted(operations, 'operation')}`
  const at = peakConcurrency > 1 ? `, ${peakConcurrency} at a time` : ''
  return `${subjectOf(kind, name)}: ${counted(statements, 'statement')}${calls} (${counted(reads, 'read')}, ${counted(writes, 'write')}), ${counted(roundTrips, 'round trip')} in a row${at}, ${durationMs.toFixed(1)} ms`
}
