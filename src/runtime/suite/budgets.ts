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
    super(`\`${path}\` is no file of budgets: ${cause instanceof Error ? cause.message : String(cause)} Restore it, or delete it and have it written again.`, { cause })
  }
}

export const noBudgets: Budgets = { tests: {}, requests: {} }

/** @throws UnreadableBudgets */
export function parsedBudgets(text: string, path: string): Budgets {
  try {
    const { tests = {}, requests = {} } = JSON.parse(text) as Partial<Budgets>
    for (const [name, { statements }] of [...Object.entries(tests), ...Object.entries(requests)]) {
      if (!Number.isInteger(statements)) throw new Error(`\`${name}\` has no number of statements.`)
    }
    return { tests, requests }
  } catch (error) {
    throw new UnreadableBudgets(path, error)
  }
}

export function writtenBudgets({ tests, requests }: Budgets): string {
  return `${JSON.stringify({ tests: sorted(tests), requests: sorted(requests) }, undefined, 2)}\n`
}

function sorted(budgets: Readonly<Record<string, Budget>>): Readonly<Record<string, Budget>> {
  return Object.fromEntries(Object.entries(budgets).sort(([a], [b]) => a < b ? -1 : 1))
}

/** How many an entry allows. */
function limitOf({ statements, allowed, reason }: Budget): number {
  return allowed === undefined || reason === undefined || reason.trim() === '' ? statements : Math.max(statements, allowed)
}

/** What is wrong with it; undefined if it is within its budget. */
export function excessOf(name: string, { statements, shapes }: Measured, budget: Budget): string | undefined {
  const limit = limitOf(budget)
  if (statements <= limit) return undefined
  return [`\`${name}\` executes ${counted(statements, 'statement')}; its budget is ${limit}.`, differences(budget.shapes, shapes)].filter((text) => text !== '').join('\n\n')
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

/** An entry with what was measured, and with what was written by hand as long as it is needed. */
export function updated(budget: Budget | undefined, { statements, shapes }: Measured): Budget {
  const own = { statements, shapes: sortedShapes(shapes) }
  return budget?.allowed === undefined || budget.allowed <= statements ? own : { ...own, allowed: budget.allowed, ...budget.reason === undefined ? {} : { reason: budget.reason } }
}

function sortedShapes(shapes: Measured['shapes']): Measured['shapes'] {
  return Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => a < b ? -1 : 1))
}
