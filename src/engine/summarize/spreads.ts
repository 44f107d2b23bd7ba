// Objects as code writes them, with what is spread into them: later properties stand for earlier ones.

import { type Value, absent, computedFrom, get, literal, object, union, unknown } from '../../model/value.ts'
import type { ObjectProperty } from '../facts.ts'
import { chosen, operate } from './operations.ts'
import { mentionsSymbols } from './symbols.ts'

/** A property with its value, or what its accessor hands out; without a name, one whose name is computed. */
export interface Part {
  readonly kind: ObjectProperty['kind']
  readonly name?: string
  readonly value: Value
}

export function objectOf(parts: readonly Part[]): Value {
  const known: Record<string, Value> = {}
  let rest: Value | undefined
  const covered = new Set<string>()
  for (const { kind, name, value } of parts) {
    if (kind === 'spread') {
      const spread = spreadOf(value)
      const open = spread.fields === undefined ? value : spread.rest
      if (open !== undefined) for (const field of Object.keys(known)) {
        const flag = overridden(known[field]!, open, field)
        if (flag === undefined) covered.add(field)
        else known[field] = flag
      }
      if (spread.fields === undefined) {
        rest = rest === undefined ? value : computedFrom(rest, value)
        continue
      }
      for (const field of Object.keys(spread.fields)) {
        known[field] = spread.sure ? spread.fields[field]! : union(known[field] ?? absent, spread.fields[field]!)
        if (spread.covered?.includes(field) === true) covered.add(field)
        else if (spread.sure) covered.delete(field)
      }
      if (spread.rest !== undefined) rest = rest === undefined ? spread.rest : computedFrom(rest, spread.rest)
    } else if (name === undefined) rest = rest === undefined ? computedFrom(value) : computedFrom(rest, value)
    else if (kind !== 'setter') {
      known[name] = value
      covered.delete(name)
    }
  }
  return object(known, rest, [...covered])
}

/** A flag of `{ deep: false, ...options }`: what a caller's options say of it, else what stands there. Undefined of anything else. */
function overridden(value: Value, by: Value, name: string): Value | undefined {
  if (value.kind !== 'literal' || typeof value.value === 'number' || by.kind !== 'ref' || !mentionsSymbols(by)) return undefined
  const given = get(by, name)
  return chosen(operate('!==', given, literal(undefined)), given, value)
}

/** `...value` inside an object: its fields, and whether they are surely there. */
function spreadOf(value: Value): { readonly fields?: Readonly<Record<string, Value>>; readonly sure: boolean; readonly rest?: Value; readonly covered?: readonly string[] } {
  if (value.kind === 'object') return { fields: value.fields, sure: true, ...(value.open ? { rest: value.rest ?? unknown } : {}), ...(value.covered === undefined ? {} : { covered: value.covered }) }
  if (value.kind === 'literal') return { fields: {}, sure: true }
  if (value.kind === 'union') {
    const parts = value.members.map(spreadOf)
    if (parts.some((part) => part.fields === undefined)) return { sure: false }
    const names = new Set(parts.flatMap((part) => Object.keys(part.fields!)))
    return { fields: Object.fromEntries([...names].map((name) => [name, union(...parts.map((part) => part.fields![name] ?? absent))])), sure: false }
  }
  return { sure: false }
}
