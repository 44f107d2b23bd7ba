// A test as a scope: what it executes is judged when it is done, and what is wrong is the test's own failure. Tests that run at the same
// time share nothing here but how many they are: statements outside every scope are a test's only if it was alone, and could be nothing else,
// since the hooks of a test that has not begun or has ended run beside it unseen.

import type { ResultFinding } from '../../model/result.ts'
import { isReported, roleOf } from '../../model/role.ts'
import type { Trace } from '../../model/trace.ts'
import { counted } from '../../model/wording.ts'
import type { Scope } from '../counts.ts'
import { repeating, told } from '../expect/assertions.ts'
import { outsideOf } from '../expect/subject.ts'
import type { RequestTrace } from '../http/requests.ts'
import { watchOutside } from '../late.ts'
import { findingsOf, problemsOf } from '../observe.ts'
import { report } from '../report.ts'
import { closeScope, openScope } from '../scope.ts'
import { state } from '../state.ts'
import { traceOf } from '../trace.ts'
import { excessOf, largest } from './budgets.ts'
import type { Kind, Measured } from './budgets.ts'
import { ExemptionWithoutReason, judgedBy } from './exemptions.ts'
import { keyOf, pathOf } from './keys.ts'
import { measuredOf } from './measured.ts'
import { tell } from './records.ts'
import type { Settings } from './settings.ts'
import { testAround } from './watched-test.ts'
import type { WatchedTest } from './watched-test.ts'

export interface TestIdentity {
  /** Absolute path. */
  readonly file: string
  /** Of the suites around and of the test, the outermost first. */
  readonly names: readonly string[]
  /** Whether others may run at the same time, as far as the runner tells. */
  readonly isConcurrent?: boolean
}

/** The test did what it should, and too much of it. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure'

  constructor(message: string) {
    super(message)
    // The message has the lines that matter; those of the runner's way here would be shown as the place of the error.
    this.stack = `${this.name}: ${message}`
  }
}

export class NotInTest extends Error {
  override readonly name = 'NotInTest'

  constructor() {
    super('No test that is watched runs here. Watch the suite (`watchTests`), and call this in the test itself.')
  }
}

/**
 * Says that the test that runs may have an N+1 of so many statements. Another one takes another call.
 *
 * @param statements of it
 * @param reason for whoever wants to take it away again
 * @throws NotInTest if no watched test runs
 * @throws ExemptionWithoutReason
 */
export function allowNPlusOne(statements: number, reason: string): void {
  const test = testAround(state().frames.getStore()?.scope)
  if (test === undefined) throw new NotInTest()
  // Callers in JavaScript may leave either out.
  if (!Number.isInteger(statements) || typeof reason !== 'string' || reason.trim() === '') throw new ExemptionWithoutReason()
  test.exemptions.push({ statements, reason })
}

export interface Running {
  readonly scope: Scope
  /**
   * The test is done.
   *
   * @throws QueryFailure if it has not failed, and what it executed is wrong
   */
  finish(hasFailed: boolean): Promise<void>
}

/** @param suite of the run of its file */
export function beginTest(identity: TestIdentity, settings: Settings, suite: string): Running {
  // Reads are kept from now on, to be explained when the test is done.
  settings.indexes()
  const scope = openScope('test', keyOf(identity.file, identity.names))
  const { isConcurrent = false } = identity
  const test: WatchedTest = { scope, isConcurrent, requests: [], exemptions: [] }
  const shared = state()
  const outside = watchOutside()
  shared.tests.set(scope, test)
  shared.testsRunning += 1
  shared.testsBegun += 1
  const mine = shared.testsBegun
  const wasAlone = !isConcurrent && shared.testsRunning === 1
  return {
    scope,
    async finish(hasFailed) {
      if (scope.endedAt !== undefined) return
      closeScope(scope)
      shared.testsRunning -= 1
      const { count, first } = outside.end()
      const lost = wasAlone && shared.testsBegun === mine && count > 0 ? [outsideOf(count, first)] : []
      await finished(test, identity, settings, suite, lost, hasFailed)
    },
  }
}

async function finished({ scope, requests, exemptions }: WatchedTest, { file, names }: TestIdentity, settings: Settings, suite: string, lost: readonly string[], hasFailed: boolean): Promise<void> {
  const trace = await explained(traceOf(scope), settings)
  const key = keyOf(file, names)
  const measured = measuredOf(trace)
  const byName = measuredRequests(requests)
  const all = findingsIn(trace, requests, settings)
  const wanted = all.filter(({ location }) => isReported(roleOf(location.file, settings.roles), settings.roles))
  const { findings, notes } = judgedBy(exemptions, key, wanted)
  const nPlusOnes = repeating(findings)
  const tooMany = [...overMost(trace, settings), ...overBudget('tests', key, measured, settings)]
  const repeated = settings.nPlusOne === 'fail' ? withNPlusOnes(nPlusOnes.length) : []
  const instrumented = state().undos.size > 0
  const complaints = hasFailed ? [] : [
    ...problemsOf(trace).filter(({ severity }) => severity === 'error').map(({ message, next = '' }) => `${message} ${next}`),
    ...lost,
    ...tooMany,
    ...[...byName].flatMap(([name, one]) => overBudget('requests', name, one, settings)),
    ...repeated,
  ]
  // What ran is told once, whatever it is too much for.
  const details = tooMany.length > 0 ? [told(trace, all)] : repeated.length > 0 ? [report(trace, nPlusOnes)] : []
  const unanswered = trace.unanswered === 0 ? [] : [`${trace.unanswered} of the statements of \`${key}\` had no answer when it ended. Await what sends them.`]
  tell({
    kind: 'test', suite, file: pathOf(file), key, measured, requests: [...byName].map(([name, one]) => ({ name, measured: one })), findings,
    leftOut: all.filter((finding) => !wanted.includes(finding)).map((finding) => finding.key), notes: [...instrumented ? notes : [], ...unanswered],
    failed: hasFailed || complaints.length > 0, instrumented,
  })
  if (complaints.length > 0) throw new QueryFailure([...complaints, ...details].join('\n\n'))
}

async function explained(trace: Trace, { indexes }: Settings): Promise<Trace> {
  return await indexes()?.explained(trace) ?? trace
}

/** A test may well ask twice for the same, so that is looked for only where it is asked for; a request should not. */
function findingsIn(trace: Trace, requests: readonly RequestTrace[], { observe }: Settings): readonly ResultFinding[] {
  const own = findingsOf(trace, { ...observe, rules: { 'no-duplicate-query': false, ...observe.rules } })
  const known = new Set(own.map(({ key }) => key))
  const others = requests.flatMap((request) => findingsOf(request, observe)).filter(({ key }) => !known.has(key) && known.add(key))
  return [...own, ...others]
}

function measuredRequests(requests: readonly RequestTrace[]): ReadonlyMap<string, Measured> {
  const byName = new Map<string, Measured>()
  for (const trace of requests) byName.set(trace.scope.name, largest(byName.get(trace.scope.name), measuredOf(trace)))
  return byName
}

function overMost(trace: Trace, { most }: Settings): readonly string[] {
  return most === undefined || trace.statements <= most ? [] : [`The test executes ${counted(trace.statements, 'statement')}; ${most} ${most === 1 ? 'is' : 'are'} allowed in this suite.`]
}

function withNPlusOnes(count: number): readonly string[] {
  return count === 0 ? [] : [`The test has ${count === 1 ? 'an N+1' : `${count} N+1s`}, and none is allowed in this suite unless \`allowNPlusOne\` says why.`]
}

function overBudget(kind: Kind, name: string, measured: Measured, { budgets, isUpdate, mayAdd }: Settings): readonly string[] {
  if (budgets === undefined || isUpdate) return []
  const budget = budgets.known[kind][name]
  if (budget === undefined) return mayAdd || measured.statements === 0 ? [] : [`\`${name}\` has no budget, and executes ${counted(measured.statements, 'statement')}. Run the suite outside of CI (where \`CI\` is not set), and commit \`${pathOf(budgets.path)}\`.`]
  const excess = excessOf(name, measured, budget)
  return excess === undefined ? [] : [`${excess}\n\nIf that is meant, update the budget (\`-u\`, or \`QUERYLINT_UPDATE=1\`).`]
}
