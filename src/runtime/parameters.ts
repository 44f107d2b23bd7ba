// One statement's values as numbers: the parameter set by which repetitions are told from variations, and its lists, by which a batch is
// told from a query with a constant list in it.

import type { Parsed } from './fingerprint.ts'
import { combined, hashOf } from './hash.ts'
import type { ValueList } from './normalise.ts'

/** Hash of everything that varies in a statement: its parameters and what is written into its text. */
export function setOf({ literals, lists }: Parsed, values: unknown): number {
  let hash = 0
  if (Array.isArray(values)) for (let index = 0; index < values.length; index += 1) hash = combined(hash, hashOf(values[index]))
  else if (values !== undefined && values !== null) hash = hashOf(values)
  if (literals !== undefined) for (const literal of literals) hash = combined(hash, hashOf(literal.text))
  if (lists !== undefined) for (const list of lists) hash = combined(hash, hashOf(list.literals))
  return hash
}

/** Hash of the lists that have several values; undefined where none has. */
export function listsOf({ lists }: Parsed, values: unknown): number | undefined {
  let hash: number | undefined
  if (lists !== undefined) {
    for (const list of lists) {
      if (!hasSeveral(list, values)) continue
      hash = combined(hash ?? 0, hashOf(list.literals))
      for (const parameter of list.parameters) hash = combined(hash, hashOf(valueOf(values, parameter)))
    }
  }
  return hash
}

export function valueOf(values: unknown, parameter: number | string): unknown {
  return typeof values === 'object' && values !== null ? (values as Readonly<Record<number | string, unknown>>)[parameter] : undefined
}

function hasSeveral({ several, parameters }: ValueList, values: unknown): boolean {
  if (several) return true
  if (parameters.length !== 1) return false
  const value = valueOf(values, parameters[0]!)
  // An array of the database's, or one in JSON.
  return Array.isArray(value) ? value.length > 1 : typeof value === 'string' && /^\s*[[{].*,/.test(value)
}
