// What a rule concludes. No severity: hosts decide that.

import type { Tier } from './orm.ts'
import type { Place } from './place.ts'
import type { Intent, PathStep } from './site.ts'
import type { Tri } from './tri.ts'

/** What a finding is known from: source code, of a strength, or what a program did. */
export type Evidence = Tier | 'trace'

export interface Finding {
  readonly rule: string
  readonly messageId: string
  /** The observed fact, one sentence, present tense, names in backticks. */
  readonly message: string
  /** The remedy, apart from the fact; can be pasted where possible. */
  readonly remedy: string
  readonly place: Place
  readonly path: readonly PathStep[]
  readonly collection?: string
  readonly intent?: Intent
  readonly certainty: Tri
  readonly tier: Evidence
  /** Cost in text: `1 + N(users)`. */
  readonly cost: string
  /** Stable: rule, file, enclosing function, normalised call, ordinal among equals. Never a line number. */
  readonly key: string
}
