// A decorated member → a relation. Which side holds the key follows from the kind and from `@JoinColumn`; whether it loads lazily, from
// the option or from the declared type, which TypeORM itself reads from the emitted metadata.

import type { Classes } from '../../../model/invocation.ts'
import type { Relation } from '../../../model/schema.ts'
import { type Value, fields, items, possibilities, textOf } from '../../../model/value.ts'
import { classKeyOf, columnDecorator, decoratorNamed, isTrue, type MappedMember, membersOf, optionOf } from './members.ts'
import type { MappedRelation } from './mapped.ts'
import { type Naming, columnName, joinColumnName } from './naming.ts'

const kinds = ['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'TreeParent', 'TreeChildren'] as const
type Kind = typeof kinds[number]

/** The entity that has a relation. */
interface Owner {
  /** Its class. */
  readonly owner: string
  readonly members: readonly MappedMember[]
  readonly naming: Naming
  readonly classes: Classes
}

export function relationOf(member: MappedMember, { owner, members, naming, classes }: Owner): MappedRelation | undefined {
  const decorator = decoratorNamed(member.decorators, ...kinds)
  if (decorator === undefined) return undefined
  const kind = decorator.name as Kind
  const isTree = kind === 'TreeParent' || kind === 'TreeChildren'
  const target = isTree ? owner : targetClass(decorator.arguments[0], classes)
  const shape = target === undefined ? undefined : classes.shape(target)
  const inverse = isTree ? treeInverse(kind, owner, classes) : inverseOf(decorator.arguments[1], classes)
  const key = keySide(kind, decoratorNamed(member.decorators, 'JoinColumn', 'JoinTable') !== undefined)
  const references = key === 'here' ? referencesOf(member, target, classes) : []
  const columns = key === 'here' ? joinColumns(member, references, naming) : []
  const held = columns.map((column) => keyField(member, column, members, naming))
  return {
    name: member.path,
    target: shape?.name ?? textOf(decorator.arguments[0] ?? noValue) ?? '',
    ...(target === undefined ? {} : { class: target }),
    cardinality: kind === 'OneToMany' || kind === 'ManyToMany' || kind === 'TreeChildren' ? 'many' : 'one',
    key,
    fields: key !== 'here' ? [] : held.every((one): one is string => one !== undefined) ? held : [member.path],
    references,
    ...(inverse === undefined ? {} : { inverse }),
    optional: key !== 'here' || !isFalse(optionOf(decorator, 'nullable')),
    loading: loadingOf(member, decorator.arguments),
    columns: columns.map((column) => columnName(naming, member.name, column, member.prefixes)),
    cascades: mayCascade(optionOf(decorator, 'cascade')),
    place: member.place,
  }
}

const noValue: Value = { kind: 'unknown', from: [] }

function targetClass(target: Value | undefined, classes: Classes): string | undefined {
  if (target === undefined) return undefined
  return target.kind === 'closure' ? classKeyOf(classes.result(target)) : classKeyOf(target)
}

/** `(post) => post.author` or `'author'`; an embedded one has a longer path. */
function inverseOf(value: Value | undefined, classes: Classes): string | undefined {
  if (value === undefined) return undefined
  const text = textOf(value)
  if (text !== undefined) return text
  if (value.kind !== 'closure') return undefined
  const result = classes.result(value)
  const path = result.kind === 'ref' ? result.origin.path : []
  return path.length === 0 ? undefined : path.join('.')
}

function treeInverse(kind: Kind, owner: string, classes: Classes): string | undefined {
  const wanted = kind === 'TreeParent' ? 'TreeChildren' : 'TreeParent'
  return classes.shape(owner)?.members.find((one) => decoratorNamed(one.decorators, wanted) !== undefined)?.name
}

function keySide(kind: Kind, joins: boolean): Relation['key'] {
  switch (kind) {
    case 'ManyToOne': case 'TreeParent': return 'here'
    case 'OneToOne': return joins ? 'here' : 'there'
    case 'OneToMany': case 'TreeChildren': return 'there'
    case 'ManyToMany': return 'junction'
  }
}

/** The fields of the target that the key refers to: named by `@JoinColumn`, else its primary ones. */
function referencesOf(member: MappedMember, target: string | undefined, classes: Classes): readonly string[] {
  const stated = joinOptions(member).flatMap((one) => textOf(fields(one)?.known['referencedColumnName'] ?? noValue) ?? [])
  if (stated.length > 0) return stated
  return target === undefined ? [] : primaryFields(target, classes)
}

function primaryFields(target: string, classes: Classes): readonly string[] {
  return classes.remember(`typeorm primary ${target}`, () => {
    const shape = classes.shape(target)
    return shape === undefined ? [] : membersOf(shape, classes).filter(isPrimary).map((one) => one.path)
  })
}

export function isPrimary(member: MappedMember): boolean {
  if (decoratorNamed(member.decorators, 'PrimaryColumn', 'PrimaryGeneratedColumn', 'ObjectIdColumn') !== undefined) return true
  return isTrue(optionOf(decoratorNamed(member.decorators, 'Column', 'OneToOne', 'ManyToOne'), 'primary'))
}

/** Names of the join columns: stated, else made of relation and referenced field. */
function joinColumns(member: MappedMember, references: readonly string[], naming: Naming): readonly string[] {
  const stated = joinOptions(member).map((one) => {
    const known = fields(one)?.known
    return { name: textOf(known?.['name'] ?? noValue), referenced: textOf(known?.['referencedColumnName'] ?? noValue) }
  })
  if (references.length === 0) return stated.flatMap(({ name }) => name ?? [])
  return references.map((reference) => {
    const field = reference.slice(reference.lastIndexOf('.') + 1)
    return stated.find(({ name, referenced }) => name !== undefined && (referenced === undefined || referenced === field))?.name ?? joinColumnName(naming, member.name, field)
  })
}

/** The field that is a column of that name as well, where one stands beside the relation. Names are compared before prefixes come to them. */
function keyField(relation: MappedMember, column: string, members: readonly MappedMember[], naming: Naming): string | undefined {
  const around = (one: MappedMember) => one.path.slice(0, -one.name.length)
  return members.find((one) => {
    const decorator = columnDecorator(one)
    return decorator !== undefined && around(one) === around(relation) && columnName(naming, one.name, textOf(optionOf(decorator, 'name') ?? noValue), []) === column
  })?.path
}

function joinOptions(member: MappedMember): readonly Value[] {
  const first = decoratorNamed(member.decorators, 'JoinColumn')?.arguments[0]
  return first === undefined ? [] : items(first) ?? [first]
}

function loadingOf(member: MappedMember, args: readonly Value[]): Relation['loading'] {
  const options = args.findLast((one) => fields(one) !== undefined)
  const option = (name: string) => isTrue(options === undefined ? undefined : fields(options)?.known[name])
  if (option('lazy') || member.typeName === 'Promise') return 'lazy'
  return option('eager') ? 'eager' : 'explicit'
}

/** `cascade: true`, `['insert', 'update']`, `['insert']`. */
function mayCascade(value: Value | undefined): boolean {
  return value !== undefined && possibilities(value).some((one) => {
    const listed = items(one)
    return listed === undefined ? !isFalse(one) : listed.some((each) => /^(insert|update)$/.test(textOf(each) ?? ''))
  })
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === false
}
