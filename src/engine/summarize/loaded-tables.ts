// Maps that are made of loaded rows at once: `new Map((await db.author.findMany()).map((one) => [one.id, one]))`. What they lack is asked for
// as a rule only where a row has come since.

import type { Origin } from '../../model/origin.ts'
import { type Value, originsOf } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { valuesAt } from '../resolve/locals.ts'
import { sourcesOf } from '../sites/sources.ts'
import { isCache } from './entries.ts'
import type { Frame } from './frame.ts'
import type { Guard } from './summary.ts'

/** "The rows that were loaded have none of that key"; undefined where the map is filled on the way, or of anything else. */
export function missAmongRows(mind: Mind, frame: Frame, key: Value, table: Expr): Guard | undefined {
  if (table.k !== 'id' || table.fn <= 0 || isCache(frame, table)) return undefined
  const made = sourcesOf(mind, frame.facts).initialOf(table.fn, table.name)
  if (made?.k !== 'new' || made.callee.k !== 'id' || made.callee.fn >= 0 || made.callee.name !== 'Map') return undefined
  const owner = frame.facts.functions[table.fn]!
  const holds = [...new Set(valuesAt(mind, frame.facts, owner, made, made.args).flatMap(originsOf).flatMap(entityOf))]
  return holds.length === 0 ? undefined : { when: 'miss', value: key, holds, owner: { fn: functionKey(frame.file, owner.id), place: { file: frame.file, ...owner.span }, fills: [made.span] } }
}

/** Remembers that a value is what such a map answered. */
export function noteAmongRows(mind: Mind, frame: Frame, entry: Value, key: Value, table: Expr): void {
  const miss = missAmongRows(mind, frame, key, table)
  if (miss !== undefined) frame.lookups.set(valueKey(entry), miss)
}

function entityOf({ root }: Origin): readonly string[] {
  if (root.kind === 'element') return entityOf(root.of)
  return root.kind === 'rows' && root.entity !== undefined ? [root.entity] : []
}
