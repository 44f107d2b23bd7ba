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

/** Each exemption covers one, the largest that it is enough for: another one that comes later is no part of what its reason is about. */
export function judgedBy(exemptions: readonly Exemption[], name: string, findings: readonly ResultFinding[]): Judged {
  const left = [...repeating(findings)].sort((a, b) => statementsOf(b) - statementsOf(a))
  const hasAny = left.length > 0
  const taken = [...exemptions].sort((a, b) => a.statements - b.statements).map((exemption) => {
    const at = left.findIndex((finding) => statementsOf(finding) <= exemption.statements)
    return { exemption, finding: at === -1 ? undefined : left.splice(at, 1)[0] }
  })
  const notes = taken.flatMap(({ exemption, finding }) => {
    const problem = problemOf(exemption, finding, left.at(-1), hasAny)
    return problem === undefined ? [] : [`\`${name}\` allows an N+1 of ${counted(exemption.statements, 'statement')} (${exemption.reason}), and ${problem}`]
  })
  const covered = new Set(taken.map(({ finding }) => finding))
  return { findings: findings.filter((finding) => !covered.has(finding)), notes }
}

function problemOf({ statements }: Exemption, own: ResultFinding | undefined, smallest: ResultFinding | undefined, hasAny: boolean): string | undefined {
  if (!hasAny) return 'there is none: the exemption is unused.'
  if (own !== undefined) return statementsOf(own) < statements ? `the largest has ${statementsOf(own)}: the exemption is too lenient.` : undefined
  return smallest === undefined ? 'others cover all that there are: the exemption is unused.' : `the smallest has ${statementsOf(smallest)}: the exemption is too small.`
}

/** A trace's finding costs what ran. */
function statementsOf({ cost }: ResultFinding): number {
  return Number.parseInt(cost, 10)
}
