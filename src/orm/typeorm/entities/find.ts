// What a value names as an entity: a class, an `EntitySchema`, or a name in quotes.

import type { Classes } from '../../../model/invocation.ts'
import { type Value, absent, possibilities, textOf } from '../../../model/value.ts'
import { exportOf } from '../names.ts'
import { isOf, part, stateOf } from '../values.ts'
import { isDecorated, readClass } from './classes.ts'
import type { FindMapped, Mapped } from './mapped.ts'
import { classKeyOf } from './members.ts'
import { readSchemaOptions } from './schemas.ts'

/** The entity of a query: its name, and what is known of it. */
export interface Named {
  readonly name?: string
  readonly class?: string
  readonly mapped?: Mapped
}

/** @param file of the package whose schemas are looked at */
export function findMapped(classes: Classes, file: string): FindMapped {
  return (key) => isClassKey(key) ? mappedClass(key, classes) : schemasAround(file, classes).find((one) => one.entity.name === key)
}

/** A class, by its decorators or by a schema beside it that has it as its target. */
function mappedClass(key: string, classes: Classes): Mapped | undefined {
  return classes.remember(`typeorm class ${key}`, () => {
    const mapped = readClass(key, classes) ?? schemasAround(key.slice(0, key.lastIndexOf('#')), classes).find((one) => one.class === key)
    return { mapped }
  }).mapped
}

/** Entities go by their names, classes by a key of their own. */
function isClassKey(key: string): boolean {
  return key.includes('#')
}

/** Every `EntitySchema` of the package that a file belongs to. */
function schemasAround(file: string, classes: Classes): readonly Mapped[] {
  return classes.remember(`typeorm schemas ${file}`, () => classes.made(['EntitySchema'], file).flatMap(({ of, arguments: [options = absent], place }) => {
    return exportOf(of)?.name === 'EntitySchema' ? readSchemaOptions(options, place.file, classes) ?? [] : []
  }))
}

/** @param file where the target is named */
export function entityOf(target: Value, classes: Classes, file: string): Named {
  const key = classKeyOf(target)
  if (key !== undefined) return entityOfClass(key, classes)
  const name = possibilities(target).map(textOf).find((one) => one !== undefined)
  const state = stateOf(target)
  const mapped = name !== undefined ? findMapped(classes, file)(name) : state === undefined || isOf(state) !== 'schema' ? undefined : readSchemaOptions(part(state, 'options'), textOf(part(state, 'file')), classes)
  if (mapped === undefined) return name === undefined ? {} : { name }
  return { name: mapped.entity.name, mapped, ...(mapped.class === undefined ? {} : { class: mapped.class }) }
}

export function entityOfClass(key: string, classes: Classes): Named {
  const shape = classes.shape(key)
  const mapped = mappedClass(key, classes)
  return { class: key, ...(shape === undefined ? {} : { name: shape.name }), ...(mapped === undefined ? {} : { mapped }) }
}

/** Whether rows are of a class itself, and not only of those that extend it. */
export function isEntity(key: string, classes: Classes): boolean {
  const shape = classes.shape(key)
  return shape !== undefined && !shape.abstract && (isDecorated(shape) || readClass(key, classes) === undefined && mappedClass(key, classes) !== undefined)
}

/** Whether a value can be the entity that a call is about, rather than rows of one. */
export function isTarget(value: Value): boolean {
  const state = stateOf(value)
  return classKeyOf(value) !== undefined || textOf(value) !== undefined || state !== undefined && isOf(state) === 'schema'
}
