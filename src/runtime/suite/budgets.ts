// Budgets: how many statements each test and each endpoint may execute, in a file that is committed. One entry a test, in order of names and
// without totals, so that branches merge; each names its statements, so that a change is read as what it is. Pure: text in, text out.

import { counted } from '../../model/wording.ts'

/** What was measured, or is allowed. */
export interface Measured {
  readonly statements: number
  /** How often each statement ran, by its text. */
  readonly shapes: Readonly<Record<string, number>>
}

export interface Budget extends Measured {
  /** Written by hand: more than was measured is all right, up to here. */
  readonly allowed?: number
  /** Why. Without it nothing is allowed. */
  readonly reason?: string
}

export interface Budgets {
  /** By `test/posts.test.ts > lists posts`. */
  readonly tests: Readonly<Record<string, Budget>>
  /** By `GET /posts/:id`. */
  readonly requests: Readonly<Record<string, Budget>>
}

export type Kind = keyof Budgets

export class UnreadableBudgets extends Error {
  override readonly name = 'UnreadableBudgets'

  constructor(path: string, cause: unknown) {
    super(`\`${path}\` is no file of budgets: ${(cause instanceof Error ? cause.message : String(cause)).replace(/\.?$/, '.')} Restore it, or delete it and have it written again.`, { cause })
  }
}

export const noBudgets: Budgets = { tests: {}, requests: {} }

/** @throws UnreadableBudgets */
export function parsedBudgets(text: string, path: string): Budgets {
  try {
    const all: unknown = JSON.parse(text)
    if (!isObject(all)) throw new Error('It is no object with `tests` and `requests`.')
    return { tests: section(all, 'tests'), requests: section(all, 'requests') }
  } catch (error) {
    throw new UnreadableBudgets(path, error)
  }
}

function section(all: Readonly<Record<string, unknown>>, kind: Kind): Readonly<Record<string, Budget>> {
  const entries = all[kind] ?? {}
  if (!isObject(entries)) throw new Error(`\`${kind}\` is no object of budgets by their names.`)
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, budgetOf(name, entry)]))
}

/** Written by hand, it may name no statements. */
function budgetOf(name: string, entry: unknown): Budget {
  const { statements, shapes = {}, allowed, reason } = isObject(entry) ? entry : {}
  if (!isCount(statements)) throw new Error(`\`${name}\` has no number of statements.`)
  if (!isObject(shapes) || !Object.values(shapes).every(isCount)) throw new Error(`\`shapes\` of \`${name}\` are no numbers by the texts of statements.`)
  if (allowed !== undefined && !isCount(allowed)) throw new Error(`\`allowed\` of \`${name}\` is no number of statements.`)
  if (reason !== undefined && typeof reason !== 'string') throw new Error(`\`reason\` of \`${name}\` is no text.`)
  return { ...entry as object, statements, shapes: shapes as Measured['shapes'] }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

export function writtenBudgets({ tests, requests }: Budgets): string {
  return `${JSON.stringify({ tests: sorted(tests), requests: sorted(requests) }, undefined, 2)}\n`
}

function sorted(budgets: Readonly<Record<string, Budget>>): Readonly<Record<string, Budget>> {
  return Object.fromEntries(Object.entries(budgets).sort(([a], [b]) => a < b ? -1 : 1))
}

/** How many an entry allows. */
function limitOf(budget: Budget): number {
  return Math.max(budget.statements, exemptionOf(budget)?.allowed ?? 0)
}

function exemptionOf({ allowed, reason }: Budget): { readonly allowed: number; readonly reason: string } | undefined {
  return allowed === undefined || reason === undefined || reason.trim() === '' ? undefined : { allowed, reason }
}

/** What is wrong with it; undefined if it is within its budget. */
export function excessOf(name: string, { statements, shapes }: Measured, budget: Budget): string | undefined {
  if (statements <= limitOf(budget)) return undefined
  const exemption = exemptionOf(budget)
  const allowed = exemption === undefined ? '' : `, and ${exemption.allowed} ${exemption.allowed === 1 ? 'is' : 'are'} allowed (${exemption.reason})`
  return [`\`${name}\` executes ${counted(statements, 'statement')}; its budget is ${budget.statements}${allowed}.`, differences(budget.shapes, shapes)].filter((text) => text !== '').join('\n\n')
}

/** What ran more or less often, as a diff. */
export function differences(before: Measured['shapes'], after: Measured['shapes']): string {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  const changes = names.map((name) => ({ name, from: before[name] ?? 0, to: after[name] ?? 0 })).filter(({ from, to }) => from !== to)
  return changes
    .sort((a, b) => (b.to - b.from) - (a.to - a.from))
    .flatMap(({ name, from, to }) => [...from === 0 ? [] : [`- ${from} × ${name}`], ...to === 0 ? [] : [`+ ${to} × ${name}`]])
    .map((line) => `  ${line}`).join('\n')
}

/** What no longer tells the truth about a budget that is kept. */
export function laxityOf(name: string, { statements }: Measured, budget: Budget): string | undefined {
  const { allowed, reason } = budget
  if (allowed !== undefined && (reason === undefined || reason.trim() === '')) return `The budget of \`${name}\` allows ${allowed} without a reason, so it does not count. Write one beside it: \`"reason": "…"\`.`
  if (allowed !== undefined && statements <= budget.statements) return `The budget of \`${name}\` allows ${allowed} (${reason}), and it executes ${statements}: the exemption is unused.`
  if (allowed !== undefined && statements < allowed) return `The budget of \`${name}\` allows ${allowed} (${reason}), and it executes ${statements}: the exemption is too lenient.`
  if (allowed === undefined && statements < budget.statements) return `The budget of \`${name}\` is ${budget.statements}, and it executes ${statements}: the budget is too lenient.`
  return undefined
}

/** The larger of two measurements of one thing. */
export function largest(a: Measured | undefined, b: Measured): Measured {
  return a === undefined || b.statements > a.statements ? b : a
}

/** An entry with what was measured. What was written by hand stays unless more ran than it allows; within, nothing was meant to change. */
export function updated(budget: Budget | undefined, { statements, shapes }: Measured): Budget {
  if (budget !== undefined && exemptionOf(budget) !== undefined && budget.statements < statements && statements <= limitOf(budget)) return budget
  const own = { statements, shapes: sortedShapes(shapes) }
  return budget?.allowed === undefined || budget.allowed <= statements ? own : { ...own, allowed: budget.allowed, ...budget.reason === undefined ? {} : { reason: budget.reason } }
}

function sortedShapes(shapes: Measured['shapes']): Measured['shapes'] {
  return Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => a < b ? -1 : 1))
}
