// Keys and indexes: primary columns, unique columns and constraints, `@Index` on classes and members. What the database makes on its own
// (junction and closure tables, one-to-one keys) belongs to the relation and is added here where it falls on this entity's table.

import type { ClassShape, Classes, Decorator } from '../../../model/invocation.ts'
import type { Place } from '../../../model/place.ts'
import type { Key } from '../../../model/schema.ts'
import { type Value, fields, items, textOf } from '../../../model/value.ts'
import { decoratorNamed, isMapping, isTrue, type MappedMember, optionOf } from './members.ts'
import type { MappedRelation } from './mapped.ts'
import { isPrimary } from './relations.ts'

export function keysOf(shapes: readonly ClassShape[], members: readonly MappedMember[], relations: readonly MappedRelation[], classes: Classes): readonly Key[] {
  const held = (path: string): readonly string[] => {
    const relation = relations.find((one) => one.name === path)
    return relation === undefined || relation.fields.length === 0 ? [path] : relation.fields
  }
  const primary = members.filter(isPrimary).flatMap((one) => held(one.path))
  const first = members.find(isPrimary)
  return [
    ...(first === undefined ? [] : [{ kind: 'primary', fields: primary, partial: false, place: first.place } satisfies Key]),
    ...members.flatMap((member) => ofMember(member, held(member.path), relations)),
    ...shapes.flatMap((shape) => shape.decorators.flatMap((one) => ofClass(one, shape.place, held, classes))),
  ]
}

function ofMember(member: MappedMember, held: readonly string[], relations: readonly MappedRelation[]): readonly Key[] {
  const keys: Key[] = []
  const unique = { kind: 'unique', fields: held, partial: false, place: member.place } satisfies Key
  if (isTrue(optionOf(decoratorNamed(member.decorators, 'Column', 'PrimaryColumn'), 'unique'))) keys.push(unique)
  const relation = relations.find((one) => one.name === member.path)
  if (relation?.key === 'here' && decoratorNamed(member.decorators, 'OneToOne') !== undefined) keys.push(unique)
  for (const decorator of member.decorators.filter(isMapping)) {
    if (decorator.name === 'Unique') keys.push({ ...unique, ...named(decorator) })
    if (decorator.name === 'Index') keys.push({ ...indexOf(decorator, held, member.place), ...named(decorator) })
  }
  return keys
}

function ofClass(decorator: Decorator, place: Place, held: (path: string) => readonly string[], classes: Classes): readonly Key[] {
  if (!isMapping(decorator) || decorator.name !== 'Index' && decorator.name !== 'Unique') return []
  const columns = decorator.arguments.map((one) => columnsOf(one, classes)).find((one) => one !== undefined)
  if (columns === undefined || columns.length === 0) return []
  const key = decorator.name === 'Unique' ? { kind: 'unique', fields: columns.flatMap(held), partial: false, place } satisfies Key : indexOf(decorator, columns.flatMap(held), place)
  return [{ ...key, ...named(decorator) }]
}

/** `['a', 'b']`, `(user) => [user.a, user.b]`, `(user) => ({ a: 1 })`. */
function columnsOf(value: Value, classes: Classes): readonly string[] | undefined {
  const given = value.kind === 'closure' ? classes.result(value) : value
  const list = items(given)
  if (list !== undefined) return list.flatMap((one) => textOf(one) ?? (one.kind === 'ref' && one.origin.path.length > 0 ? [one.origin.path.join('.')] : []))
  return value.kind === 'closure' && fields(given) !== undefined ? Object.keys(fields(given)!.known) : undefined
}

function indexOf(decorator: Decorator, columns: readonly string[], place: Place): Key {
  return { kind: isTrue(optionOf(decorator, 'unique')) ? 'unique' : 'index', fields: columns, partial: optionOf(decorator, 'where') !== undefined, place }
}

function named(decorator: Decorator): { readonly name?: string } {
  const name = textOf(decorator.arguments[0] ?? { kind: 'unknown', from: [] })
  return name === undefined ? {} : { name }
}
