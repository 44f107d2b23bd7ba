// What calls hand back, as values.

import { isFew } from '../../model/few.ts'
import { type Origin, origin } from '../../model/origin.ts'
import type { OrmCall } from '../../model/orm-call.ts'
import type { Place } from '../../model/place.ts'
import { type Value, array, computedFrom, distribute, object, unknown } from '../../model/value.ts'
import type { Named } from './entities/find.ts'

export interface Rows {
  readonly entity: Named
  readonly many: boolean
  /** What a builder calls them. */
  readonly alias?: string
  /** The method that asks for them. */
  readonly operation?: string
  /** How many are asked for at most. */
  readonly most?: Value
  /** Undefined where it is not settled which relations came along. */
  readonly loaded: readonly string[] | undefined
  readonly at: Place
}

export function rowsOf({ entity, many, alias, operation, most, loaded, at }: Rows): Value & { readonly kind: 'ref' } {
  const from: Origin = origin({
    kind: 'rows', orm: 'typeorm', many, ...many && most !== undefined && isFew(most) ? { few: true } : {}, at,
    ...(alias === undefined ? {} : { alias }),
    ...(operation === undefined ? {} : { operation }),
    ...(entity.name === undefined ? {} : { entity: entity.name }),
    ...(entity.class === undefined ? {} : { class: entity.class }),
    ...(loaded === undefined ? {} : { loaded }),
  })
  return { kind: 'ref', origin: from }
}

/** `findAndCount` hands back a pair. */
export function resultOf(operation: string, rows: OrmCall['rows'], found: Rows): Value {
  if (rows === 'scalar' || rows === 'none') return unknown
  return /AndCount/.test(operation) ? array([rowsOf(found), unknown]) : rowsOf(found)
}

/** `save` hands back what it was given, with what the database filled in. */
export function savedValue(given: Value, found: Rows): Value {
  return distribute(given, (one): Value => {
    switch (one.kind) {
      case 'ref': case 'instance': return one
      case 'array': return one.more === undefined ? array(one.items.map((item) => savedValue(item, found))) : array(one.items.map((item) => savedValue(item, found)), savedValue(one.more, found))
      case 'object': return object(one.fields, rowsOf({ ...found, many: false, loaded: undefined }))
      default: return rowsOf({ ...found, loaded: undefined })
    }
  })
}

/** `create` makes objects of the entity's class, filled with what it was given. */
export function createdValue(given: Value | undefined, entity: Named): Value {
  if (given?.kind === 'array') return array(given.items.map((one) => createdValue(one, entity)), given.more === undefined ? undefined : createdValue(given.more, entity))
  if (entity.class !== undefined) return { kind: 'instance', class: entity.class, args: given === undefined ? [] : [given] }
  return given === undefined ? unknown : computedFrom(given)
}
