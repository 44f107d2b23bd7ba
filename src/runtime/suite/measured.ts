// A trace as budgets see it: statements by their text, which stays the same when values, whitespace and lengths of lists change.

import { isCounted } from '../../model/observed.ts'
import type { Trace } from '../../model/trace.ts'
import type { Measured } from './budgets.ts'

/** Longer texts are told apart by their beginning: what follows is mostly columns. */
const LONGEST = 300

export function measuredOf({ statements, shapes: all }: Trace): Measured {
  const shapes: Record<string, number> = {}
  for (const { statement, count } of all.filter(isCounted)) {
    const text = statement.length > LONGEST ? `${statement.slice(0, LONGEST - 1)}…` : statement
    shapes[text] = (shapes[text] ?? 0) + count
  }
  return { statements, shapes }
}
