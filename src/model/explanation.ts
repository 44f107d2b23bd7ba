// What is known of one line of code: why something is reported there, or why not.

import type { Location, ResultStep } from './result.ts'
import type { Problem } from './problem.ts'
import type { Role } from './role.ts'
import type { Intent } from './site.ts'
import type { Tier } from './orm.ts'
import type { Taken } from './taken.ts'
import type { Tri } from './tri.ts'

export interface Explanation {
  readonly file: string
  readonly line: number
  /** Where only one place of the line is asked about. */
  readonly column?: number
  /** Why the file is not analysed by default, as a clause: "is minified"; and the role that would have to be included. */
  readonly leftOut?: { readonly reason: string; readonly role?: Role }
  readonly sites: readonly ExplainedSite[]
  /** What rules say of relations that the line reads and that no query loaded. */
  readonly unloaded: readonly ExplainedVerdict[]
  /** Functions around the line, outermost first. */
  readonly functions: readonly { readonly name: string; readonly location: Location; readonly cost: string }[]
  readonly calls: { readonly recognised: number; readonly unresolved: number }
  /** Calls on the line in their order, with all that each may be. */
  readonly onLine: readonly ExplainedCall[]
  /** Other lines of the file that have sites, and on the line itself other columns. */
  readonly elsewhere: readonly { readonly line: number; readonly column?: number }[]
  readonly problems: readonly Problem[]
}

export interface ExplainedCall {
  readonly name: string
  readonly location: Location
  readonly taken: readonly ExplainedTaken[]
}

export type ExplainedTaken = Exclude<Taken, { readonly kind: 'function' }> | {
  readonly kind: 'function'
  readonly name: string
  readonly location: Location
  /** Of one call. */
  readonly cost: string
}

export interface ExplainedSite {
  readonly name: string
  readonly within: string
  readonly location: Location
  readonly cost: string
  /** Outermost to innermost. */
  readonly repeats: readonly ExplainedRepeat[]
  readonly reached: readonly ExplainedQuery[]
  readonly verdicts: readonly ExplainedVerdict[]
}

export interface ExplainedRepeat {
  readonly name: string
  readonly location: Location
  readonly collection?: string
  readonly bound: string
  readonly ticks: 'same' | 'sequential'
  readonly intent?: Intent
  readonly because?: string
}

export interface ExplainedQuery {
  readonly name: string
  readonly steps: readonly ResultStep[]
  readonly cost: string
  readonly certain: Tri
  readonly batched: Tri
  readonly dependsOnItem: Tri
  readonly conditional: boolean
  /** It belongs to work outside the database that each round waits for. */
  readonly outside?: true
  readonly tier: Tier
  readonly because?: string
}

export interface ExplainedVerdict {
  readonly rule: string
  readonly enabled: boolean
  /** The message, where the rule reports the site; `strictly`: the preset `strict` alone does. */
  readonly reports?: string
  readonly strictly?: true
  /** A comment turns it off. */
  readonly suppressed: boolean
}
