// The members of an entity with those of its bases and embedded classes, as one list: TypeORM maps them as if the entity had them all.

import type { ClassMember, ClassShape, Classes, Decorator } from '../../../model/invocation.ts'
import { type Value, fields, possibilities, textOf } from '../../../model/value.ts'
import { isPackage } from '../names.ts'

export interface MappedMember extends ClassMember {
  /** `address.street` for a member of an embedded class. */
  readonly path: string
  /** What the embedded classes around it put before the names of their columns, outermost first. */
  readonly prefixes: readonly string[]
}

const DEPTH_LIMIT = 12

const columnDecorators: ReadonlySet<string> = new Set([
  'Column', 'PrimaryColumn', 'PrimaryGeneratedColumn', 'CreateDateColumn', 'UpdateDateColumn', 'DeleteDateColumn', 'VersionColumn',
  'ObjectIdColumn', 'ViewColumn', 'VirtualColumn', 'TreeLevelColumn',
])

/** The decorator that makes a member a column. */
export function columnDecorator(member: ClassMember): Decorator | undefined {
  return member.decorators.find((one) => isMapping(one) && columnDecorators.has(one.name))
}

export function membersOf(shape: ClassShape, classes: Classes): readonly MappedMember[] {
  const own = lineage(shape, classes).flatMap((one) => one.members).filter((member) => !member.static && member.decorators.some(isMapping))
  // A class may declare a member of its base anew: the nearest counts.
  const distinct = [...new Map([...own].reverse().map((member) => [member.name, member])).values()].reverse()
  return distinct.flatMap((member) => expanded(member, '', [], classes, 0))
}

/** The class and its bases in the project, nearest first. */
export function lineage(shape: ClassShape, classes: Classes, depth = 0): readonly ClassShape[] {
  const base = depth > DEPTH_LIMIT ? undefined : baseKey(shape)
  const next = base === undefined ? undefined : classes.shape(base)
  return next === undefined ? [shape] : [shape, ...lineage(next, classes, depth + 1)]
}

/** What stands at the end of a class's bases: a class of TypeORM, by name. */
export function packageBase(shape: ClassShape, classes: Classes): string | undefined {
  const last = lineage(shape, classes).at(-1)?.base
  if (last?.kind !== 'ref') return undefined
  const { root, path } = last.origin
  if (root.kind !== 'import' || !isPackage(root.of.module)) return undefined
  return path.at(-1) ?? root.of.name
}

function baseKey(shape: ClassShape): string | undefined {
  return shape.base === undefined ? undefined : classKeyOf(shape.base)
}

/** The class of the project that a value is. */
export function classKeyOf(value: Value): string | undefined {
  for (const one of possibilities(value)) if (one.kind === 'ref' && one.origin.root.kind === 'class' && one.origin.path.length === 0) return one.origin.root.class
  return undefined
}

function expanded(member: ClassMember, path: string, prefixes: readonly string[], classes: Classes, depth: number): readonly MappedMember[] {
  const own = { ...member, path: path === '' ? member.name : `${path}.${member.name}`, prefixes }
  const embedded = embeddedClass(member, classes)
  const shape = embedded === undefined || depth > DEPTH_LIMIT ? undefined : classes.shape(embedded)
  if (shape === undefined) return [own]
  const inner = lineage(shape, classes).flatMap((one) => one.members).filter((one) => !one.static && one.decorators.some(isMapping))
  return inner.flatMap((one) => expanded(one, own.path, [...prefixes, ...prefixOf(member)], classes, depth + 1))
}

/** `@Column(() => Address)`. */
function embeddedClass(member: ClassMember, classes: Classes): string | undefined {
  const first = decoratorNamed(member.decorators, 'Column')?.arguments[0]
  return first?.kind === 'closure' ? classKeyOf(classes.result(first)) : undefined
}

function prefixOf(member: ClassMember): readonly string[] {
  const stated = optionOf(decoratorNamed(member.decorators, 'Column'), 'prefix')
  if (stated?.kind === 'literal' && (stated.value === false || stated.value === '')) return []
  return [stated === undefined ? member.name : textOf(stated) ?? member.name]
}

export function isMapping(decorator: Decorator): boolean {
  return isPackage(decorator.module)
}

export function decoratorNamed(decorators: readonly Decorator[], ...names: readonly string[]): Decorator | undefined {
  return decorators.find((one) => isMapping(one) && names.includes(one.name))
}

/** An option among a decorator's arguments: the last that is an object has them. */
export function optionOf(decorator: Decorator | undefined, name: string): Value | undefined {
  const options = decorator?.arguments.map((one) => fields(one)).findLast((one) => one !== undefined)
  return options !== undefined && Object.hasOwn(options.known, name) ? options.known[name] : undefined
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === true
}
