// A trace as budgets see it: statements by their text, which stays the same when values, whitespace and lengths of lists change. Long lists of
// columns are left out: a new column changes no budget.

import { brief, isCounted } from '../../model/observed.ts'
import type { Trace } from '../../model/trace.ts'
import type { Measured } from './budgets.ts'

export function measuredOf({ statements, shapes: all }: Trace): Measured {
  const shapes: Record<string, number> = {}
  for (const { statement, count } of all.filter(isCounted)) {
    const text = brief(statement)
    shapes[text] = (shapes[text] ?? 0) + count
  }
  return { statements, shapes }
}
