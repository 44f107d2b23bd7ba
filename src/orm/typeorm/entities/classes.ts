// A decorated class → an entity. The class alone decides, without a look at the classes it relates to, or circles would never end.

import type { ClassShape, Classes } from '../../../model/invocation.ts'
import type { Entity, Field } from '../../../model/schema.ts'
import { textOf, unknown } from '../../../model/value.ts'
import { configuredBy } from '../sources.ts'
import { keysOf } from './keys.ts'
import { columnDecorator, decoratorNamed, isTrue, lineage, type MappedMember, membersOf, optionOf } from './members.ts'
import { type Mapped, type MappedRelation, treeNamed } from './mapped.ts'
import { type Naming, columnName, tableName } from './naming.ts'
import { relationOf } from './relations.ts'

const entityDecorators = ['Entity', 'ChildEntity', 'ViewEntity'] as const

/** What a class maps; undefined for a class that maps nothing. An abstract base or an embedded class maps members without being an entity. */
export function readClass(key: string, classes: Classes): Mapped | undefined {
  return classes.remember(`typeorm entity ${key}`, () => {
    const shape = classes.shape(key)
    if (shape === undefined) return undefined
    const members = membersOf(shape, classes)
    return members.length === 0 && !isDecorated(shape) ? undefined : mappedOf(shape, members, classes)
  })
}

export function isDecorated(shape: ClassShape): boolean {
  return decoratorNamed(shape.decorators, ...entityDecorators) !== undefined
}

function mappedOf(shape: ClassShape, members: readonly MappedMember[], classes: Classes): Mapped {
  const shapes = lineage(shape, classes)
  const naming = configuredBy(shape.place.file, classes)?.naming ?? 'unknown'
  const columns = members.flatMap((member) => fieldOf(member, naming) ?? [])
  const relations = members.flatMap((member) => relationOf(member, { owner: shape.key, members, naming, classes }) ?? [])
  const entity: Entity = {
    name: shape.name, table: tableOf(shapes), names: naming === 'unknown' ? 'unknown' : 'yes', fields: columns, relations, keys: keysOf(shapes, members, relations, classes),
    place: shape.place,
  }
  const tree = shapes.map((one) => decoratorNamed(one.decorators, 'Tree')).find((one) => one !== undefined)
  return {
    entity, class: shape.key, relations,
    generates: members.some(isGenerated),
    idLists: members.filter((member) => readsIdList(member, relations, classes)).length,
    ...(tree === undefined ? {} : { tree: treeNamed(textOf(tree.arguments[0] ?? unknown)) }),
  }
}

function fieldOf(member: MappedMember, naming: Naming): Field | undefined {
  const decorator = columnDecorator(member)
  if (decorator === undefined) return undefined
  const type = textOf(decorator.arguments[0] ?? unknown) ?? textOf(optionOf(decorator, 'type') ?? unknown) ?? member.typeName
  return {
    name: member.path,
    column: columnName(naming, member.name, textOf(optionOf(decorator, 'name') ?? unknown), member.prefixes),
    type,
    list: isTrue(optionOf(decorator, 'array')) || type === 'simple-array',
    optional: isTrue(optionOf(decorator, 'nullable')),
    place: member.place,
  }
}

/** The name that `@Entity` states, or that of the root of a single-table hierarchy; else the class's name in snake case. */
function tableOf(shapes: readonly ClassShape[]): string {
  const root = shapes.find((one) => decoratorNamed(one.decorators, 'TableInheritance') !== undefined) ?? shapes[0]!
  const decorator = decoratorNamed(root.decorators, 'Entity', 'ViewEntity')
  const first = decorator?.arguments[0]
  return tableName(root.name, textOf(first ?? unknown) ?? textOf(optionOf(decorator, 'name') ?? unknown))
}

function isGenerated(member: MappedMember): boolean {
  if (decoratorNamed(member.decorators, 'PrimaryGeneratedColumn', 'CreateDateColumn', 'UpdateDateColumn', 'DeleteDateColumn', 'VersionColumn', 'Generated') !== undefined) return true
  return optionOf(decoratorNamed(member.decorators, 'Column', 'PrimaryColumn'), 'default') !== undefined
}

/** `@RelationId((post) => post.tags)`: the ids of a to-one relation are columns of the row itself. */
function readsIdList(member: MappedMember, relations: readonly MappedRelation[], classes: Classes): boolean {
  const named = decoratorNamed(member.decorators, 'RelationId')?.arguments[0]
  if (named === undefined) return false
  const result = named.kind === 'closure' ? classes.result(named) : named
  const path = textOf(result) ?? (result.kind === 'ref' ? result.origin.path.join('.') : '')
  const relation: MappedRelation | undefined = relations.find((one) => one.name === path)
  return relation === undefined ? member.typeName === 'Array' : relation.key !== 'here'
}

