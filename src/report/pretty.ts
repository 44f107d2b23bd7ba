// Findings for people, file by file: the fact, the code, the way to the query, the remedy.

import type { Problem } from '../model/problem.ts'
import type { Result, ResultFinding, Skipped } from '../model/result.ts'
import { counted } from '../model/wording.ts'
import { excerpt } from './excerpt.ts'
import { plain } from './paint.ts'
import type { Paint } from './paint.ts'

export interface PrettyOptions {
  readonly paint?: Paint
  /** Findings and errors only. */
  readonly quiet?: boolean
  /** What else is to be said of a finding, below it. */
  readonly note?: (finding: ResultFinding) => string
}

const evidence = {
  typed: 'types',
  source: 'sources, without the installed packages',
  file: 'this file alone',
  trace: 'what ran',
} as const

export function pretty(result: Result, { paint = plain, quiet = false, note }: PrettyOptions = {}): string {
  const files = [...grouped(result.findings, ({ location }) => location.file)]
  const problems = quiet ? result.problems.filter(({ severity }) => severity === 'error') : result.problems
  const parts = [
    ...files.map(([file, findings]) => [paint.underline(file), ...findings.map((finding) => one(finding, paint, note?.(finding)))].join('\n\n')),
    ...problems.length === 0 ? [] : [problems.map((problem) => about(problem, paint)).join('\n')],
    ...quiet ? [] : [summary(result, paint)],
  ]
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

function one(finding: ResultFinding, paint: Paint, note: string | undefined): string {
  const { location, steps } = finding
  const end = location.endLine === location.line ? location.endColumn : finding.excerpt.length + 1
  const { code, marks } = excerpt(finding.excerpt, location.column, end)
  const way = steps.length < 2 ? undefined : steps.map((step) => `${step.name} ${paint.dim(`(${step.file}:${step.line})`)}`).join(' → ')
  const doubt = finding.certainty === 'yes' ? '' : ', not certain'
  const rows = [
    `${paint.bold(`${location.line}:${location.column}`)}  ${paint.red(finding.rule)}  ${finding.message}`,
    '',
    // A file of a run that is not there has no line to show.
    ...code === '' ? [] : [`    ${code}`, `    ${paint.red(marks)}`],
    ...way === undefined ? [] : [`${paint.dim('path')}    ${way}`],
    ...finding.remedy === '' ? [] : [`${paint.dim('remedy')}  ${indented(finding.remedy)}`],
    finding.cost === '' ? `${paint.dim('known')}   ${paint.dim(`from ${evidence[finding.tier]}`)}` : `${paint.dim('cost')}    ${finding.cost}${paint.dim(`, known from ${evidence[finding.tier]}${doubt}`)}`,
    ...note === undefined ? [] : [note],
  ]
  return rows.map((row) => row === '' ? '' : `  ${row}`).join('\n')
}

function indented(text: string): string {
  return text.split('\n').join('\n          ')
}

export function about(problem: Problem, paint: Paint): string {
  const label = problem.severity === 'error' ? paint.red('error') : paint.yellow('note')
  return `${label}  ${[problem.message, problem.next].filter((text) => text !== undefined).join(' ')}`
}

function summary({ findings, problems, stats }: Result, paint: Paint): string {
  const withFindings = new Set(findings.map(({ location }) => location.file)).size
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const head = findings.length === 0
    ? `No findings in ${counted(stats.files, 'file')}.`
    : `${counted(findings.length, 'finding')} in ${withFindings} of ${counted(stats.files, 'file')}.`
  const colour = errors > 0 || findings.length > 0 ? paint.red : paint.green
  const rest = [
    `${counted(stats.calls.recognised, 'query call')} seen.`,
    ...errors === 0 ? [] : [`${counted(errors, 'error')}.`],
    ...stats.suppressed === 0 ? [] : [`${counted(stats.suppressed, 'finding')} turned off by comments.`],
    ...leftOut(stats.skipped),
  ]
  return `${colour(paint.bold(head))} ${paint.dim(rest.join(' '))}`
}

function leftOut(skipped: readonly Skipped[]): readonly string[] {
  const files = skipped.filter(({ file }) => !file.endsWith('/'))
  if (files.length === 0) return []
  const reasons = [...grouped(files, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  return [`${counted(files.length, 'file')} left out: ${reasons.map(([reason, some]) => `${some.length} ${reason.replace(/^is an? /, '').replace(/^is /, '')}`).join(', ')}.`]
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
