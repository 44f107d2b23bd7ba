// Ways from a call to a query, which may be of any length.

import type { Step } from './summary.ts'

/** How many calls of a way are told. */
const LIMIT = 14

/** A long way without a call in its middle that nothing repeats: how it begins and how it ends says enough. Undefined where there is none. */
export function shortened(path: readonly Step[]): readonly Step[] | undefined {
  if (path.length <= LIMIT) return path
  const at = path.findIndex((step, index) => index >= LIMIT / 2 && index < path.length - 1 && step.repeats.length === 0)
  return at < 0 ? undefined : path.flatMap((step, index) => index === at ? [] : index === at + 1 ? [{ ...step, gap: true as const }] : [step])
}
