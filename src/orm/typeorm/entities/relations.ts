// A decorated member → a relation. Which side holds the key follows from the kind and from `@JoinColumn`; whether it loads lazily, from
// the option or from the declared type, which TypeORM itself reads from the emitted metadata.

import type { Classes } from '../../../model/invocation.ts'
import type { Relation } from '../../../model/schema.ts'
import { type Value, fields, items, possibilities, textOf } from '../../../model/value.ts'
import { classKeyOf, decoratorNamed, isTrue, joined, type MappedMember, membersOf, optionOf } from './members.ts'
import type { MappedRelation } from './mapped.ts'

const kinds = ['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'TreeParent', 'TreeChildren'] as const
type Kind = typeof kinds[number]

/** `owner`: the class that declares the member. `columns`: column name → field, for keys that are fields as well. */
export function relationOf(member: MappedMember, owner: string, columns: ReadonlyMap<string, string>, classes: Classes): MappedRelation | undefined {
  const decorator = decoratorNamed(member.decorators, ...kinds)
  if (decorator === undefined) return undefined
  const kind = decorator.name as Kind
  const isTree = kind === 'TreeParent' || kind === 'TreeChildren'
  const target = isTree ? owner : targetClass(decorator.arguments[0], classes)
  const shape = target === undefined ? undefined : classes.shape(target)
  const inverse = isTree ? treeInverse(kind, owner, classes) : inverseOf(decorator.arguments[1], classes)
  const key = keySide(kind, decoratorNamed(member.decorators, 'JoinColumn', 'JoinTable') !== undefined)
  const references = key === 'here' ? referencesOf(member, target, classes) : []
  const held = key === 'here' ? joinColumns(member, references).map((column) => columns.get(column)) : []
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

export function primaryFields(target: string, classes: Classes): readonly string[] {
  const shape = classes.shape(target)
  if (shape === undefined) return []
  return membersOf(shape, classes).filter(isPrimary).map((one) => one.path)
}

export function isPrimary(member: MappedMember): boolean {
  if (decoratorNamed(member.decorators, 'PrimaryColumn', 'PrimaryGeneratedColumn', 'ObjectIdColumn') !== undefined) return true
  return isTrue(optionOf(decoratorNamed(member.decorators, 'Column', 'OneToOne', 'ManyToOne'), 'primary'))
}

/** Names of the join columns: stated, else relation and referenced field in one word. */
function joinColumns(member: MappedMember, references: readonly string[]): readonly string[] {
  const stated = joinOptions(member).flatMap((one) => textOf(fields(one)?.known['name'] ?? noValue) ?? [])
  return stated.length > 0 ? stated : references.map((one) => joined(joined(member.prefix, member.name), one))
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
