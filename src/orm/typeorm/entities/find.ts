// What a value names as an entity: a class, an `EntitySchema`, or a name in quotes.

import type { Classes } from '../../../model/invocation.ts'
import { type Value, possibilities, textOf } from '../../../model/value.ts'
import { isOf, part, stateOf } from '../values.ts'
import { readClass } from './classes.ts'
import type { FindMapped, Mapped } from './mapped.ts'
import { classKeyOf } from './members.ts'
import { readSchemaOptions } from './schemas.ts'

/** The entity of a query: its name, and what is known of it. */
export interface Named {
  readonly name?: string
  readonly class?: string
  readonly mapped?: Mapped
}

export function findMapped(classes: Classes): FindMapped {
  return (key) => readClass(key, classes)
}

export function entityOf(target: Value, classes: Classes): Named {
  const key = classKeyOf(target)
  if (key !== undefined) return entityOfClass(key, classes)
  const name = possibilities(target).map(textOf).find((one) => one !== undefined)
  if (name !== undefined) return { name }
  const state = stateOf(target)
  const mapped = state === undefined || isOf(state) !== 'schema' ? undefined : readSchemaOptions(part(state, 'options'), textOf(part(state, 'file')), classes)
  return mapped === undefined ? {} : { name: mapped.entity.name, mapped, ...(mapped.class === undefined ? {} : { class: mapped.class }) }
}

export function entityOfClass(key: string, classes: Classes): Named {
  const shape = classes.shape(key)
  const mapped = readClass(key, classes)
  return { class: key, ...(shape === undefined ? {} : { name: shape.name }), ...(mapped === undefined ? {} : { mapped }) }
}

/** Whether a value can be the entity that a call is about, rather than rows of one. */
export function isTarget(value: Value): boolean {
  const state = stateOf(value)
  return classKeyOf(value) !== undefined || textOf(value) !== undefined || state !== undefined && isOf(state) === 'schema'
}
