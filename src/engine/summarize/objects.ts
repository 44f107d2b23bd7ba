// Objects of the project's classes, as far as declarations and queries tell what a value is.

import type { Invocation } from '../../model/invocation.ts'
import type { Place } from '../../model/place.ts'
import { type Origin, origin } from '../../model/origin.ts'
import { type Value, possibilities, ref } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { basesOf } from '../resolve/lineage.ts'
import { mayAssign } from './assigned.ts'
import { handedTo, isFilledElsewhere, ownersOf } from './handed.ts'

/** Classes that extend one another in a circle are written now and then, and never run. */
const BASE_LIMIT = 6

/** The class of the project that a value is an instance of, as far as declarations and queries tell. */
export function classOf(mind: Mind, value: Value): string | undefined {
  const known = knownAs(mind, value)
  return known?.kind === 'instance' ? known.class : undefined
}

/** What declarations and queries tell that a value is. */
function knownAs(mind: Mind, value: Value): Value | undefined {
  if (value.kind !== 'ref') return value
  const root = value.origin.root.kind
  return root === 'param' || root === 'captured' || root === 'rows' || root === 'element' ? mind.declared(value.origin) : undefined
}

/** A parameter, a variable of a function around, or an item of one. */
export function isPlainSymbol({ root }: Origin): boolean {
  return root.kind === 'param' && root.index >= 0 || root.kind === 'captured' || root.kind === 'element' && isPlainSymbol(root.of)
}

/** Rows that are no objects of a class have an entity all the same: what such a value is, as far as calls and queries tell. */
export function rowsOf(mind: Mind, value: Value): Rows | undefined {
  return rowsIn(value, knownAs(mind, value))
}

type Rows = Value & { readonly kind: 'ref' }

function rowsIn(value: Value, known: Value | undefined): Rows | undefined {
  if (value.kind !== 'ref') return undefined
  if (isOfEntity(value.origin)) return value
  return known?.kind === 'ref' && isOfEntity(known.origin) && isPlainSymbol(value.origin) ? known : undefined
}

function isOfEntity({ root }: Origin): boolean {
  return root.kind === 'rows' ? root.entity !== undefined && root.class === undefined : root.kind === 'element' && isOfEntity(root.of)
}

/** A property read as ORMs are asked about it; undefined where it is not known what it is read of. */
export function readInvocation(mind: Mind, of: Value, name: string, place: Place, text: () => string): Invocation | undefined {
  const known = knownAs(mind, of)
  const cls = known?.kind === 'instance' ? known.class : undefined
  const rows = cls === undefined ? rowsIn(of, known) : undefined
  if (rows !== undefined) return { kind: 'read', receiver: of.kind === 'ref' ? of.origin : rows.origin, rows: rows.origin, method: name, arguments: [], tagged: false, place, text: text() }
  if (cls === undefined) return undefined
  const receiver: Origin = of.kind === 'ref' ? of.origin : origin({ kind: 'class', class: cls }, undefined, ['prototype'])
  const owner = ownerOf(mind, receiver)
  return { kind: 'read', receiver, class: cls, ...(owner === undefined ? {} : { owner }), method: name, arguments: [], tagged: false, place, text: text() }
}

/** Of an item of `account.roles` it is the class of `account`. */
function ownerOf(mind: Mind, { root }: Origin): string | undefined {
  return root.kind !== 'element' || root.of.path.length === 0 ? undefined : classOf(mind, ref({ ...root.of, path: [] }))
}

/** What a query left out, code that has the row, or its class, may have put there. */
export function isAssigned(mind: Mind, having: readonly string[], { class: cls, receiver, method: name }: Invocation): boolean {
  if (cls !== undefined && isFilled(mind, cls, name)) return true
  const holders = [...having, ...ownersOf(mind, receiver)]
  if (holders.some((one) => isFilledElsewhere(mind, one))) return true
  const all = handedTo(mind, holders)
  const files = new Set([...all ?? holders, ...cls === undefined ? [] : [cls]].map((key) => splitKey(key).file))
  return [...files].some((file) => {
    const facts = mind.program.facts(file)
    return facts !== undefined && mayAssign(mind, facts, name, { from: receiver, class: cls ?? '', handedTo: all })
  })
}

/** `comments: Comment[] = []`: every object of the class has it, and so has a row. */
function isFilled(mind: Mind, cls: string, name: string, hops = 0): boolean {
  const { file, id } = splitKey(cls)
  const own = mind.program.facts(file)?.classes[id]?.members.find((one) => one.name === name && !one.static)
  if (own !== undefined) return own.init !== undefined
  return hops < BASE_LIMIT && basesOf(mind, cls).some((base) => isFilled(mind, base, name, hops + 1))
}

/** Whether an item is one row of a query, or an object of a class or of a declared type. */
export function isRow(mind: Mind, item: Value): boolean {
  return possibilities(item).some((one) => classOf(mind, one) !== undefined || isDeclaredObject(mind, one) || one.kind === 'ref' && one.origin.path.length === 0 && one.origin.root.kind === 'element' && one.origin.root.of.root.kind === 'rows' && one.origin.root.of.root.many && one.origin.root.of.path.length === 0)
}

function isDeclaredObject(mind: Mind, item: Value): boolean {
  const declared = item.kind === 'ref' ? mind.declared(item.origin) ?? item : item
  return declared.kind === 'ref' && declared.origin.root.kind === 'declared' && declared.origin.path.length === 0
}
