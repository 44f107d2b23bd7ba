// The end of a run: all records of all workers, merged once. What was found, which budgets no longer fit, and the file of budgets as it
// should be. Pure: the reporter of each runner prints and writes.

import type { ResultFinding } from '../../model/result.ts'
import { counted } from '../../model/wording.ts'
import type { Paint } from '../../report/paint.ts'
import { pretty } from '../../report/pretty.ts'
import { laxityOf, largest, updated } from './budgets.ts'
import type { Budget, Budgets, Measured } from './budgets.ts'
import { identityOf } from '../observe.ts'
import { fileOf, isKnown } from './keys.ts'
import type { FileRecord, SuiteRecord, TestRecord } from './records.ts'

export interface Run {
  readonly records: readonly SuiteRecord[]
  /** All tests of the files that ran, skipped ones among them. */
  readonly known: ReadonlySet<string>
  /** Tests were chosen by name: those that did not run are not gone. */
  readonly isFiltered: boolean
  /** Projects were chosen: a test that several of them run may have run in some. */
  readonly isPart: boolean
  readonly isUpdate: boolean
  readonly mayAdd: boolean
  /** What turned instruments off, as a sentence behind another; empty where nothing did. */
  readonly turnedOff: string
  exists(file: string): boolean
}

export interface Conclusion {
  readonly text: string
  /** Nobody looked: the run must not pass. */
  readonly isBlind: boolean
  /** As they should be; the same object where nothing changes. */
  readonly budgets: Budgets
}

export function concluded(run: Run, before: Budgets, paint: Paint): Conclusion {
  // Each once, for each project that ran it: the last try counts.
  const tests = [...new Map(run.records.filter((one) => one.kind === 'test').map((one) => [`${one.suite} ${one.key}`, one])).values()]
  const isBlind = tests.length > 0 && tests.every(({ instrumented }) => !instrumented)
  const hasBudgets = run.records.some((one) => one.kind === 'file' && one.budgets !== undefined)
  // What nobody counted is no measurement.
  const judged = hasBudgets && !isBlind ? budgetsAfter(run, tests, before) : { budgets: before, notes: [] }
  const notes = [...leftOutOf(tests), ...tests.flatMap((test) => test.notes), ...run.records.filter((one): one is FileRecord => one.kind === 'file').flatMap((file) => file.notes), ...judged.notes]
  const parts = [
    headline(tests, paint),
    ...isBlind ? [`${paint.red('error')}  No client was instrumented in any test, so nothing was counted. Hand each to \`instrument\` where it is made; Vitest and node:test can also be started with \`NODE_OPTIONS='--import querylint/register'\`.${run.turnedOff}`] : [],
    ...findingsIn(tests, paint),
    ...notes.length === 0 ? [] : [[...new Set(notes)].map((note) => `${paint.yellow('note')}  ${note}`).join('\n')],
  ]
  return { text: tests.length === 0 ? '' : `\n${parts.join('\n\n')}\n`, isBlind, budgets: judged.budgets }
}

function headline(tests: readonly TestRecord[], paint: Paint): string {
  const statements = tests.reduce((sum, { measured }) => sum + measured.statements, 0)
  const endpoints = new Set(tests.flatMap((test) => test.requests.map(({ name }) => name))).size
  const most = tests.reduce<TestRecord | undefined>((a, b) => a === undefined || b.measured.statements > a.measured.statements ? b : a, undefined)
  return [
    `${paint.bold('querylint')}  ${counted(tests.length, 'test')} executed ${counted(statements, 'statement')}${endpoints === 0 ? '' : ` and asked ${counted(endpoints, 'endpoint')}`}.`,
    ...most === undefined || most.measured.statements === 0 ? [] : [paint.dim(`Most: ${most.measured.statements} in \`${most.key}\`.`)],
  ].join(' ')
}

/** What tests do in their own code alone, filling tables most often. */
function leftOutOf(tests: readonly TestRecord[]): readonly string[] {
  const keys = new Set(tests.flatMap(({ leftOut }) => leftOut))
  return keys.size === 0 ? [] : [`${counted(keys.size, 'finding')} in the code of tests, seeds, migrations and scripts themselves ${keys.size === 1 ? 'is' : 'are'} left out; \`watchTests({ roles: { include: ['test', 'seed'] } })\` reports them.`]
}

/** Each once, file by file, with the tests that have it. */
function findingsIn(tests: readonly TestRecord[], paint: Paint): readonly string[] {
  const byIdentity = new Map<string, { readonly finding: ResultFinding; readonly tests: string[] }>()
  for (const { key, findings } of tests) {
    for (const finding of findings) {
      const known = byIdentity.get(identityOf(finding))
      if (known === undefined) byIdentity.set(identityOf(finding), { finding, tests: [key] })
      else if (!known.tests.includes(key)) known.tests.push(key)
    }
  }
  if (byIdentity.size === 0) return []
  const findings = [...byIdentity.values()].map(({ finding }) => finding).sort((a, b) => byText(a.location.file, b.location.file) || a.location.line - b.location.line || a.location.column - b.location.column)
  const stats = { files: 0, skipped: [], calls: { recognised: 0, unresolved: 0 }, suppressed: 0 }
  const note = (finding: ResultFinding) => {
    const [first, ...others] = byIdentity.get(identityOf(finding))!.tests
    return `${paint.dim(others.length === 0 ? 'test   ' : 'tests  ')} ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`
  }
  return [pretty({ findings, problems: [], stats }, { paint, quiet: true, note }).trimEnd()]
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What ran of a section: the largest of each. */
interface Seen {
  readonly measured: ReadonlyMap<string, Measured>
  /** Whether all of it ran that there is. Otherwise its largest may not have run: less is no reason to lower a budget. */
  isWhole(name: string): boolean
  /** Whether there is nothing of that name any more. */
  isStale(name: string): boolean
}

function budgetsAfter(run: Run, tests: readonly TestRecord[], before: Budgets): { readonly budgets: Budgets; readonly notes: readonly string[] } {
  const seen = seenTests(run, tests)
  const some = sectionAfter(run, before.tests, seen)
  const others = sectionAfter(run, before.requests, seenRequests(run, tests, before, seen))
  return { budgets: { tests: some.section, requests: others.section }, notes: [...some.notes, ...others.notes] }
}

function seenTests(run: Run, tests: readonly TestRecord[]): Seen {
  const measured = largestOf(tests.filter(({ failed }) => !failed).map(({ key, measured }) => [key, measured]))
  const failed = new Set(tests.flatMap(({ failed, key }) => failed ? [key] : []))
  const files = new Set(tests.map(({ file }) => file))
  const known = new Set([...run.known, ...run.records.flatMap((one) => one.kind === 'file' ? one.known ?? [] : [])])
  return {
    measured,
    isWhole: (key) => !run.isPart && measured.has(key) && !failed.has(key),
    isStale: (key) => !run.exists(fileOf(key)) || !run.isFiltered && files.has(fileOf(key)) && !isKnown(known, key),
  }
}

/** Any test may be the one that asks an endpoint for most. */
function seenRequests(run: Run, tests: readonly TestRecord[], before: Budgets, { isWhole, isStale }: Seen): Seen {
  const measured = largestOf(tests.flatMap(({ requests }) => requests.map(({ name, measured }) => [name, measured] as const)))
  const isSuiteWhole = tests.length > 0 && !run.isFiltered && !run.isPart && tests.every(({ failed }) => !failed) && Object.keys(before.tests).every((key) => isWhole(key) || isStale(key))
  return { measured, isWhole: () => isSuiteWhole, isStale: (name) => isSuiteWhole && !measured.has(name) }
}

function largestOf(all: readonly (readonly [name: string, measured: Measured])[]): ReadonlyMap<string, Measured> {
  const byName = new Map<string, Measured>()
  for (const [name, measured] of all) byName.set(name, largest(byName.get(name), measured))
  return byName
}

function sectionAfter({ isUpdate, mayAdd }: Run, before: Readonly<Record<string, Budget>>, { measured, isWhole, isStale }: Seen): { readonly section: Readonly<Record<string, Budget>>; readonly notes: readonly string[] } {
  const notes: string[] = []
  const section: Record<string, Budget> = {}
  for (const [name, budget] of Object.entries(before)) {
    const now = measured.get(name)
    if (isStale(name)) {
      if (!isUpdate) {
        notes.push(`The budget of \`${name}\` is stale: nothing of that name ran. Remove it, or update budgets.`)
        section[name] = budget
      }
      continue
    }
    section[name] = now !== undefined && isUpdate && (isWhole(name) || now.statements > budget.statements) ? updated(budget, now) : budget
    const lax = now !== undefined && isWhole(name) ? laxityOf(name, now, section[name]) : undefined
    if (lax !== undefined) notes.push(lax)
  }
  for (const [name, now] of measured) if (before[name] === undefined && mayAdd && now.statements > 0) section[name] = updated(undefined, now)
  return { section, notes }
}
