// Tables that the source spells out: `{ post: indexPost, user: indexUser }[kind]`, `new Map([['post', indexPost]]).get(kind)`. Which of
// their functions it is, the key says; a call of one reaches all of them, for certain where each of them queries.

import { asFixedAs } from '../../model/few.ts'
import { type Value, absent, array, choice, fields, items, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { operate } from './operations.ts'
import { mentionsSymbols } from './symbols.ts'

/** The pairs of a map; undefined where the source does not spell them out. */
export function pairsOf(made: Value | undefined): readonly (readonly Value[])[] | undefined {
  const pairs = made === undefined ? undefined : items(made)?.map((one) => items(one) ?? [])
  return pairs !== undefined && pairs.length > 0 && pairs.every((pair) => pair.length === 2) ? pairs : undefined
}

/** A list that was made of pairs, however many (`rows.map((row) => [row.id, row])`): the pair of one of them. */
export function pairLike(made: Value | undefined): readonly Value[] | undefined {
  const pair = made?.kind === 'array' && made.items.length === 0 && made.more !== undefined ? items(made.more) : undefined
  return pair?.length === 2 ? pair : undefined
}

/** What `get`, `values` and `keys` of such a map give. */
export function readTable(mind: Mind, map: Value, method: string, key: Value | undefined): Value | undefined {
  if (method !== 'get' && method !== 'values' && method !== 'keys') return undefined
  const pairs = pairsOf(known(mind, map))
  if (pairs === undefined) {
    const pair = method === 'get' ? undefined : pairLike(map)
    return pair === undefined ? undefined : asFixedAs(map, array([], pair[method === 'keys' ? 0 : 1]!))
  }
  if (method !== 'get') return array(pairs.map((pair) => pair[method === 'keys' ? 0 : 1]!))
  // What a map of data answers may have been put there since.
  if (key === undefined || !pairs.every((pair) => isFunction(pair[1]!))) return undefined
  const same = pairs.find(([name]) => isTrue(operate('===', name!, key)))
  return same === undefined ? choice(key, ...pairs.map((pair) => pair[1]!), absent) : same[1]!
}

/** The functions of an object that is known by its class or its type alone. */
export function functionsOf(mind: Mind, table: Value): Readonly<Record<string, Value>> | undefined {
  const object = fields(known(mind, table))
  return object === undefined || object.open || !Object.values(object.known).every(isFunction) ? undefined : object.known
}

function known(mind: Mind, value: Value): Value {
  return value.kind === 'ref' && mentionsSymbols(value) ? mind.declared(value.origin) ?? value : value
}

function isFunction(value: Value): boolean {
  return possibilities(value).every((one) => one.kind === 'closure')
}

function isTrue(value: Value): boolean {
  return value.kind === 'literal' && value.value === true
}
