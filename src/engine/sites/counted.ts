// What a run says of its own eyesight: how many calls it took for an ORM's, and how many methods were called on something unknown, in the
// functions that may send a query. The others have nothing to see, and most code is theirs.

import type { FileReport } from '../../model/site.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import { functionKey } from '../program.ts'
import { functionAround } from '../resolve/code.ts'
import type { FunctionResult } from '../summarize/fixpoint.ts'
import type { Tally } from '../tally.ts'

/** @param querying functions of the file that may send a query; undefined: those that happened to be looked at so far */
export function countedCalls(tally: Tally, facts: FileFacts, querying: readonly FunctionFacts[] | undefined, resultOf: (fn: string) => FunctionResult): FileReport['calls'] {
  for (const fn of querying ?? []) resultOf(functionKey(facts.file, fn.id))
  const ids = querying === undefined ? undefined : new Set(querying.map(({ id }) => id))
  // Other functions of the file were evaluated only if some file that was looked at before calls them.
  const counted = (starts: Iterable<number>) => [...starts].filter((at) => ids === undefined || ids.has(functionAround(facts, { start: at, end: at + 1 }).id)).length
  const { recognised, unresolved } = tally.of(facts.file)
  return { recognised: counted(recognised), unresolved: counted(unresolved) }
}
