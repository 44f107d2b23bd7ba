// What a whole process executed: its requests by method and route, and everything outside of them as one scope. Requests are added up as they
// end, so that it grows with their routes and findings, never with how many came.

import { newScope } from '../counts.ts'
import { plain } from '../../report/paint.ts'
import { pretty } from '../../report/pretty.ts'
import type { ResultFinding } from '../../model/result.ts'
import type { Trace } from '../../model/trace.ts'
import { counted } from '../../model/wording.ts'
import { routeOf } from '../http/requests.ts'
import type { OpenRequest, RequestTrace } from '../http/requests.ts'
import { findingsOf, identityOf } from '../observe.ts'
import { state } from '../state.ts'
import { traceOf } from '../trace.ts'

/** All requests of one method and route. */
export interface RouteSummary {
  readonly method: string
  readonly route: string
  requests: number
  statements: number
  /** Of one request. */
  mostStatements: number
  /** Statements that were sent after the answer, which are in no other number. */
  late: number
  databaseMs: number
}

export interface ProcessSummary {
  readonly routes: readonly RouteSummary[]
  /** What ran outside of requests. */
  readonly rest: Pick<Trace, 'operations' | 'statements' | 'reads' | 'writes' | 'control' | 'setup' | 'rows' | 'databaseMs' | 'roundTrips' | 'duplicates'>
  readonly findings: readonly ResultFinding[]
}

export interface Summing {
  readonly add: (trace: RequestTrace) => void
  /** A request that was added has sent another statement. */
  readonly addLate: (request: OpenRequest) => void
  /** Undefined where the process has loaded no driver and executed nothing: one that only starts others (`npx`) has nothing to say. */
  readonly sum: () => ProcessSummary | undefined
}

const MOST_ROUTES = 1_000

/** From now on, code that belongs to no scope belongs to the process's. */
export function summing(): Summing {
  const routes = new Map<string, RouteSummary>()
  const findings = new Map<string, ResultFinding>()
  const scope = newScope({ kind: 'job', name: 'process', proof: true, sites: true }, undefined, performance.now())
  state().ambient = { scope, operation: undefined, claimed: false }
  const ofRoute = (method: string, route: string): RouteSummary => {
    const key = `${method} ${route}`
    const known = routes.get(key) ?? { method, route, requests: 0, statements: 0, mostStatements: 0, late: 0, databaseMs: 0 }
    if (routes.size < MOST_ROUTES) routes.set(key, known)
    return known
  }
  const note = (found: readonly ResultFinding[]) => {
    for (const one of found) if (!findings.has(identityOf(one))) findings.set(identityOf(one), one)
  }
  return {
    add(trace) {
      const { method, route, statements, databaseMs } = trace
      const known = ofRoute(method, route)
      known.requests += 1
      known.statements += statements
      known.mostStatements = Math.max(known.mostStatements, statements)
      known.databaseMs += databaseMs
      note(findingsOf(trace))
    },
    addLate(request) {
      ofRoute(request.method, routeOf(request)).late += 1
    },
    sum() {
      if (state().undos.size === 0 && routes.size === 0 && scope.shapes.size === 0 && scope.operations === 0) return undefined
      const { operations, statements, reads, writes, control, setup, rows, databaseMs, roundTrips, duplicates, ...trace } = traceOf(scope)
      const rest = { operations, statements, reads, writes, control, setup, rows, databaseMs, roundTrips, duplicates }
      // Beside requests it is timers and queues, which repeat what they do without being a loop.
      if (routes.size === 0) note(findingsOf({ ...trace, ...rest }))
      return { routes: [...routes.values()].sort((a, b) => b.mostStatements - a.mostStatements), rest, findings: [...findings.values()] }
    },
  }
}

/** The summary for people. */
export function summaryText({ routes, rest, findings }: ProcessSummary): string {
  const requests = routes.reduce((sum, one) => sum + one.requests, 0)
  const statements = routes.reduce((sum, one) => sum + one.statements, 0)
  const late = routes.reduce((sum, one) => sum + one.late, 0)
  const lines = routes.map((one) => `  ${one.method} ${one.route}: ${counted(one.requests, 'request')}, ${counted(one.mostStatements, 'statement')} at most, ${(one.statements / one.requests).toFixed(1)} on average${afterAnswers(one.late)}`)
  const within = requests === 0 ? '' : `${counted(statements, 'statement')} in ${counted(requests, 'request')}${afterAnswers(late)}, `
  const stats = { files: 0, skipped: [], calls: { recognised: 0, unresolved: 0 }, suppressed: 0 }
  return [
    `querylint: ${within}${counted(rest.statements, 'statement')}${requests === 0 ? '' : ' outside of them'} (${counted(rest.reads, 'read')}, ${counted(rest.writes, 'write')})`,
    ...lines, '',
    ...findings.length === 0 ? [] : [pretty({ findings, problems: [], stats }, { paint: plain, quiet: true })],
  ].join('\n')
}

function afterAnswers(late: number): string {
  return late === 0 ? '' : `, ${late} late`
}
