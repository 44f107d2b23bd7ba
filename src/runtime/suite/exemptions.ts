// What a test may do although it is reported otherwise. Each exemption carries a number and a reason, and says so itself when it is no
// longer needed.

import type { ResultFinding } from '../../model/result.ts'
import { counted } from '../../model/wording.ts'
import { repeating } from '../expect/assertions.ts'

export interface Exemption {
  readonly statements: number
  readonly reason: string
}

export class ExemptionWithoutReason extends Error {
  override readonly name = 'ExemptionWithoutReason'

  constructor() {
    super('An exemption has a number of statements and a reason, which the next reader needs to take it away again: `allowNPlusOne(12, \'the vendor imports one by one\')`.')
  }
}

export interface Judged {
  /** Those that no exemption covers. */
  readonly findings: readonly ResultFinding[]
  readonly notes: readonly string[]
}

export function judgedBy(exemptions: readonly Exemption[], name: string, findings: readonly ResultFinding[]): Judged {
  const all = repeating(findings)
  const covered = new Set(all.filter((finding) => exemptions.some(({ statements }) => statementsOf(finding) <= statements)))
  const most = Math.max(0, ...[...covered].map(statementsOf))
  const notes = exemptions.flatMap(({ statements, reason }) => {
    const allowed = `\`${name}\` allows an N+1 of ${counted(statements, 'statement')} (${reason})`
    if (all.length === 0) return [`${allowed}, and there is none: the exemption is unused.`]
    if (covered.size === 0) return [`${allowed}, and the smallest has ${Math.min(...all.map(statementsOf))}: the exemption is too small.`]
    return most < statements ? [`${allowed}, and the largest has ${most}: the exemption is too lenient.`] : []
  })
  return { findings: findings.filter((finding) => !covered.has(finding)), notes }
}

/** A trace's finding costs what ran. */
function statementsOf({ cost }: ResultFinding): number {
  return Number.parseInt(cost, 10)
}
