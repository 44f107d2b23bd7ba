// What maps and records hold, by their declared types: `Map<string, Repository<User>>`, `Record<string, Strategy>`.

import type { Origin } from '../../model/origin.ts'
import { type Value, array, ref, unknown } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { isNothing } from './exports.ts'

/** The type of objects that hold as many things as there are keys, by the language's own name for it. */
export const RECORD = 'Record'

const GIVING = /^(?:get|values|entries)$/

export interface Dictionaries {
  /** What declarations say of a map or a record. */
  readonly declared: (of: Origin) => Value | undefined
  /** What such a thing holds. */
  readonly entryOf: (whole: Value) => Value | undefined
}

/**
 * What stands for something that came out of a map: its entry, or all of them, or pairs of a key and an entry. How many services there are
 * code says and no data, so that a walk over them tells nothing.
 */
export function heldIn(mind: Mind, { root }: Origin, by: Dictionaries): Value | undefined {
  if (root.kind !== 'result' && root.kind !== 'element' || root.of === undefined) return undefined
  const method = root.kind === 'result' ? root.of.path.at(-1) : undefined
  if (root.kind === 'result' && (method === undefined || !GIVING.test(method))) return undefined
  const of: Origin = method === undefined ? root.of : { ...root.of, path: root.of.path.slice(0, -1) }
  const whole = by.declared(of) ?? (of.root.kind === 'instance' || of.root.kind === 'declared' ? ref(of) : undefined)
  const entry = whole === undefined ? undefined : by.entryOf(whole)
  if (whole === undefined || entry === undefined || isNothing(entry) || method !== 'get' && entry.kind === 'instance' && isService(mind, entry.class)) return undefined
  if (method !== undefined) return method === 'get' ? entry : array([], method === 'values' ? entry : array([unknown, entry]))
  return isMap(whole) ? array([unknown, entry]) : entry
}

/** Whether something may have come out of a map or record that is known by its type alone. */
export function isHeld({ root }: Origin): boolean {
  if (root.kind !== 'result' && root.kind !== 'element' || root.of === undefined) return false
  return isDictionary(root.of) || isHeld(root.of)
}

/** A map whose type arguments are known, or a record. */
function isDictionary({ root }: Origin): boolean {
  return root.kind === 'instance' && root.of.module === 'global' && root.members !== undefined || root.kind === 'declared' && root.name === RECORD
}

export function isMap(value: Value): boolean {
  return value.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.root.of.module === 'global' && /Map$/.test(value.origin.root.of.name) && value.origin.path.length === 0
}

/** A map or an object that was made empty: of what it will hold, its declared type says more. */
export function isEmptyDictionary(value: Value): boolean {
  if (value.kind === 'object') return !value.open && Object.keys(value.fields).length === 0
  return isMap(value) && value.kind === 'ref' && !isDictionary(value.origin)
}

/** Whether objects of a class answer calls, as services do: it has methods, and no decorator says how a field of it is stored or sent. */
export function isService({ program }: Mind, key: string): boolean {
  const { file, id } = splitKey(key)
  const members = program.facts(file)?.classes[id]?.members ?? []
  return members.some((one) => one.kind === 'method' && one.fn !== undefined && !one.static) && !members.some((one) => one.kind === 'property' && one.param === undefined && one.decorators.length > 0)
}
