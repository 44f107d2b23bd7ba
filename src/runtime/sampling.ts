// Which occurrences of a shape have their call site captured, which costs more than all the rest: the first ones of each row of them, then ever
// fewer. A row ends where something else comes before it than the time before: the next loop that calls the same helper has one of its own.

import type { Stack } from './stack.ts'

/** One occurrence whose call site was captured. */
export interface Sample {
  /** Which occurrence of the shape it was, from one. */
  readonly occurrence: number
  /** Whether a row of occurrences begins with it. */
  readonly begins: boolean
  readonly stack: Stack
  /** Hash of its parameters; undefined for an operation. */
  parameters: number | undefined
}

/** What is sampled: shapes of statements, and operations. */
export interface Sampled {
  readonly samples: Sample[]
  /** How many occurrences its row has so far. */
  inRow: number
  /** What came before the last of them. */
  before: object | undefined
}

const FIRST_SAMPLES = 8
/** Of one shape, unless it occurs thousands of times. */
const MOST_SAMPLES = 64

/** Notes an occurrence. Whether it begins a row. */
export function noteOccurrence(sampled: Sampled, before: object | undefined): boolean {
  const begins = sampled.inRow === 0 || sampled.before !== before
  sampled.before = before
  sampled.inRow = begins ? 1 : sampled.inRow + 1
  return begins
}

/** @param occurrence which it is of all, from one */
export function isSampled({ samples, inRow }: Sampled, occurrence: number): boolean {
  return samples.length < MOST_SAMPLES ? isAmongFirst(inRow) : isPower(occurrence)
}

export function isAmongFirst(occurrence: number): boolean {
  return occurrence <= FIRST_SAMPLES || isPower(occurrence)
}

function isPower(occurrence: number): boolean {
  return (occurrence & occurrence - 1) === 0
}
