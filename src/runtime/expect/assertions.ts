// What tests assert of counts, for every runner: each answers whether it holds, and what to say where the runner wanted the contrary.

import type { ResultFinding } from '../../model/result.ts'
import type { Trace } from '../../model/trace.ts'
import { counted } from '../../model/wording.ts'
import { findingsOf } from '../observe.ts'
import { report } from '../report.ts'
import { growthOf, sizesOf } from './growth.ts'
import type { GrowthOptions } from './growth.ts'
import { rowsOf, table } from './shapes.ts'
import { traceOfSubject } from './subject.ts'

/** What `expect.extend` takes. */
export interface Answer {
  readonly pass: boolean
  readonly message: () => string
}

export interface NPlusOneOptions {
  /** How many make a finding where it is not proved whose rows they run for; 5 unless said otherwise. With proof, two do. */
  readonly threshold?: number
}

const REPEATING = new Set(['no-query-in-loop', 'no-write-in-loop', 'no-lazy-relation-in-loop', 'no-recursive-query'])
const JUDGING = ['no-query-in-loop', 'no-write-in-loop', 'no-lazy-relation-in-loop'] as const

/** What is expected is no number of statements. */
export class UnfitCount extends Error {
  override readonly name = 'UnfitCount'

  constructor(given: unknown) {
    super(`A number of statements is expected, and ${typeof given === 'string' ? JSON.stringify(given) : String(given)} is none.`)
  }
}

/** @throws UnfitCount if a number is expected that no count can be */
export async function executes(subject: unknown, wanted: number): Promise<Answer> {
  if (!Number.isInteger(wanted) || wanted < 0) throw new UnfitCount(wanted)
  const trace = await traceOfSubject(subject)
  return {
    pass: trace.statements === wanted,
    message: () => trace.statements === wanted ? `Expected another number than ${counted(wanted, 'statement')}.\n\n${told(trace)}` : `Expected ${counted(wanted, 'statement')}, and ${ran(trace)}.\n\n${told(trace)}`,
  }
}

/** @throws UnfitCount if it is no number */
export async function executesAtMost(subject: unknown, most: number): Promise<Answer> {
  if (typeof most !== 'number' || Number.isNaN(most)) throw new UnfitCount(most)
  const trace = await traceOfSubject(subject)
  return {
    pass: trace.statements <= most,
    message: () => `Expected ${trace.statements <= most ? 'more than' : 'at most'} ${counted(most, 'statement')}, and ${ran(trace)}.\n\n${told(trace)}`,
  }
}

export async function hasNPlusOne(subject: unknown, { threshold }: NPlusOneOptions = {}): Promise<Answer> {
  const trace = await traceOfSubject(subject)
  const rules = threshold === undefined ? {} : Object.fromEntries(JUDGING.map((rule) => [rule, { threshold }]))
  const findings = repeating(findingsOf(trace, { rules }))
  return {
    pass: findings.length > 0,
    message: () => findings.length > 0 ? `Expected no N+1, and there ${findings.length === 1 ? 'is one' : `are ${findings.length}`}.\n\n${report(trace, findings)}` : `Expected an N+1, and there is none.\n\n${told(trace)}`,
  }
}

export async function scalesConstantly(subject: unknown, options: GrowthOptions): Promise<Answer> {
  const growth = await growthOf(subject, options)
  const sizes = sizesOf(options)
  const counts = growth.traces.map(({ statements }, index) => `${statements} at ${sizes[index]}`).join(', ')
  const isConstant = growth.grown.length === 0
  return {
    pass: isConstant,
    message: () => isConstant ? `Expected the number of statements to grow, and it is O(1): ${counts}.\n\n${told(growth.traces.at(-1)!)}` : [
      `Expected the same number of statements whatever the size, and it is ${growth.order}: ${counts}.`,
      table(growth.grown.map(({ row }) => row)),
      report(growth.traces.at(-1)!),
    ].join('\n\n'),
  }
}

/** Findings of repetition; queries that were answered already are another matter. */
export function repeating(findings: readonly ResultFinding[]): readonly ResultFinding[] {
  return findings.filter(({ rule }) => REPEATING.has(rule))
}

/** What ran, with findings: all of it unless said otherwise. */
export function told(trace: Trace, findings: readonly ResultFinding[] = findingsOf(trace)): string {
  const rows = rowsOf(trace)
  return [...rows.length === 0 ? [] : [table(rows)], report(trace, findings)].join('\n\n')
}

function ran({ statements }: Trace): string {
  return statements === 0 ? 'none ran' : `${statements} ran`
}
