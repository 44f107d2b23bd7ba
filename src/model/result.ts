// What an analysis concludes, as plain data with every place already turned into lines, so that reports need no source text.

import type { Finding } from './finding.ts'
import type { Problem } from './problem.ts'

/** Where something stands, as people read it: one-based lines and columns, the path relative to the working directory with `/`. */
export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export interface ResultStep extends Location {
  /** The call as code writes it. */
  readonly name: string
}

export interface ResultFinding extends Finding {
  readonly location: Location
  /** From the call in the loop to the query, inclusive. */
  readonly steps: readonly ResultStep[]
  /** The line of code that the finding starts on. */
  readonly excerpt: string
}

export interface Skipped {
  /** A folder ends in `/`. */
  readonly file: string
  /** A clause: "is a test". */
  readonly reason: string
}

export interface Stats {
  /** Files that were analysed. */
  readonly files: number
  readonly skipped: readonly Skipped[]
  readonly calls: { readonly recognised: number; readonly unresolved: number }
  /** Findings that a comment in the code turns off. */
  readonly suppressed: number
}

export interface Result {
  /** Sorted by file, position and rule. */
  readonly findings: readonly ResultFinding[]
  readonly problems: readonly Problem[]
  readonly stats: Stats
}

export function exitCode(result: Result): 0 | 1 | 2 {
  if (result.problems.some((problem) => problem.severity === 'error')) return 2
  return result.findings.length > 0 ? 1 : 0
}
