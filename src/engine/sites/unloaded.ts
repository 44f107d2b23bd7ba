// Relations that are read although their query did not load them, once for each place.

import type { UnloadedRead } from '../../model/site.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import type { FunctionResult } from '../summarize/fixpoint.ts'

/** @param querying functions of the file in which there may be rows */
export function unloadedReads(mind: Mind, facts: FileFacts, querying: readonly FunctionFacts[], resultOf: (fn: string) => FunctionResult): readonly UnloadedRead[] {
  if (!mind.reads) return []
  const found = new Map<string, UnloadedRead>()
  for (const fn of querying) for (const { path, unloaded } of resultOf(functionKey(facts.file, fn.id)).unloaded) {
    const [first] = path
    if (unloaded === undefined || first.place.file !== facts.file) continue
    // The first read of a function fails: the others are not reached.
    const key = `${first.fn} ${unloaded.query.file}:${unloaded.query.start} ${unloaded.entity}.${unloaded.relation}`
    const known = found.get(key)
    if (known === undefined || first.place.start < known.place.start) found.set(key, {
      place: first.place, name: first.name, within: mind.nameOf(first.fn), path: path.map(({ place, name }) => ({ place, name })),
      entity: unloaded.entity, relation: unloaded.relation, query: unloaded.query, remedy: unloaded.remedy, tier: unloaded.tier,
    })
  }
  return [...found.values()].sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
}
