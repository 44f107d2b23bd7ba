// What a method is called on. An origin leads to a thing of TypeORM's package, or the class of the project that inherits one; names
// never decide, so `settings.save()` stays nobody's.

import type { Classes } from '../../model/invocation.ts'
import { type Named, type Origin, type Root, origin } from '../../model/origin.ts'
import { type Value, absent, literal, ref } from '../../model/value.ts'
import { decoratorNamed, lineage, packageBase } from './entities/members.ts'
import { exportOf, isOurs } from './names.ts'
import { type State, isOf, part } from './values.ts'

export type Receiver =
  /** `event`: what subscribers are told, which holds the others. */
  | { readonly kind: 'source' | 'runner' | 'manager' | 'event' }
  | { readonly kind: 'repository'; readonly target: Value }
  /** A 0.2 repository that keeps its methods to itself: `this.repository`, `this.manager`. */
  | { readonly kind: 'abstract'; readonly target: Value }
  /** Static side of an active record, and one row of it. */
  | { readonly kind: 'records' | 'record'; readonly class: string }
  | { readonly kind: 'query'; readonly state: State }
  /** An exported function: `getRepository(User)`. */
  | { readonly kind: 'function'; readonly name: string }

/** Receiver and method of a call, a function being its own method. */
export function receiverOf(from: Origin, cls: string | undefined, classes: Classes): Receiver | undefined {
  const own = ofRoot(from.root, cls, classes)
  if (own !== undefined) return from.path.reduce<Receiver | undefined>((receiver, name) => receiver === undefined ? undefined : stepOf(receiver, name), own)
  const exported = exportOf(from)
  if (exported !== undefined) return exported.path.length === 0 ? { kind: 'function', name: exported.name } : undefined
  const key = cls ?? classOfRow(from)
  return key === undefined ? undefined : ofClass(key, classes)
}

/** A row of a query is an object of the entity's class. */
export function classOfRow(from: Origin): string | undefined {
  if (from.path.length > 0) return undefined
  const { root } = from
  if (root.kind === 'rows') return root.many ? undefined : root.class
  return root.kind === 'element' && root.of.path.length === 0 && root.of.root.kind === 'rows' && root.of.root.many ? root.of.root.class : undefined
}

function ofRoot(root: Root, cls: string | undefined, classes: Classes): Receiver | undefined {
  if (root.kind === 'builder') return root.orm === 'typeorm' ? ofState(root.state) : undefined
  if (root.kind === 'instance' && isOurs(root.of)) return ofInstance(root, cls, classes)
  if (root.kind === 'import' && isOurs(root.of) && root.by !== undefined) return root.of.name === 'BaseEntity' || root.of.name.endsWith('.BaseEntity') ? { kind: 'records', class: root.by } : undefined
  return undefined
}

function ofState(state: State): Receiver | undefined {
  const is = isOf(state)
  if (is === 'repository') return { kind: 'repository', target: part(state, 'target') }
  return is === 'operator' || is === 'schema' || is === undefined ? undefined : { kind: 'query', state }
}

/** Whether a type of the package is one that queries are made with: no row, and no event. */
export function isQueried(of: Named): boolean {
  const receiver = isOurs(of) ? ofInstance({ kind: 'instance', of, how: 'declared' }, undefined, undefined) : undefined
  return receiver !== undefined && receiver.kind !== 'event'
}

/** @param classes undefined where it is of no class of the project */
function ofInstance(root: Root & { readonly kind: 'instance' }, cls: string | undefined, classes: Classes | undefined): Receiver | undefined {
  const name = root.of.name.split('.').at(-1)!
  const target = entityArgument(root.arguments?.[0]) ?? (root.by === undefined || classes === undefined ? undefined : declaredEntity(root.by, classes)) ?? absent
  switch (name) {
    case 'DataSource': case 'Connection': return { kind: 'source' }
    case 'QueryRunner': return { kind: 'runner' }
    case 'EntityManager': return { kind: 'manager' }
    case 'LoadEvent': case 'InsertEvent': case 'UpdateEvent': case 'RemoveEvent': case 'SoftRemoveEvent': case 'RecoverEvent': return { kind: 'event' }
    case 'Repository': case 'TreeRepository': return { kind: 'repository', target }
    case 'AbstractRepository': return { kind: 'abstract', target }
    case 'BaseEntity': return record(cls ?? root.by)
    case 'SelectQueryBuilder': case 'QueryBuilder': case 'WhereExpressionBuilder': case 'WhereExpression': return declaredQuery('select', target)
    case 'InsertQueryBuilder': return declaredQuery('insert', target)
    case 'UpdateQueryBuilder': return declaredQuery('update', target)
    case 'DeleteQueryBuilder': case 'SoftDeleteQueryBuilder': return declaredQuery('delete', target)
    case 'RelationQueryBuilder': return declaredQuery('relation', target)
    default: return undefined
  }
}

function record(key: string | undefined): Receiver | undefined {
  return key === undefined ? undefined : { kind: 'record', class: key }
}

/** A builder of which only the type is known: anything may have been added to it. */
function declaredQuery(is: string, target: Value): Receiver {
  return { kind: 'query', state: { is: literal(is), target, open: literal(true) } }
}

function entityArgument(key: string | undefined): Value | undefined {
  return key === undefined || key === '' ? undefined : ref(origin({ kind: 'class', class: key }))
}

/** An object of a class of the project that inherits from TypeORM's, known by that class alone. */
function ofClass(key: string, classes: Classes): Receiver | undefined {
  const shape = classes.shape(key)
  const base = shape === undefined ? undefined : packageBase(shape, classes)
  switch (base) {
    case 'BaseEntity': return { kind: 'record', class: key }
    case 'Repository': case 'TreeRepository': return { kind: 'repository', target: heldEntity(key, classes) ?? absent }
    case 'AbstractRepository': return { kind: 'abstract', target: heldEntity(key, classes) ?? absent }
    case 'EntityManager': return { kind: 'manager' }
    case 'DataSource': case 'Connection': return { kind: 'source' }
    default: return undefined
  }
}

/** The entity of a query that was begun by what only a caller knows: a repository, or the class of records itself. */
export function entityHeldBy(target: Value, classes: Classes): Value {
  const receiver = target.kind === 'instance' ? ofClass(target.class, classes) : target.kind === 'ref' && (target.origin.root.kind === 'instance' || target.origin.root.kind === 'builder') ? receiverOf(target.origin, undefined, classes) : undefined
  return receiver?.kind === 'repository' || receiver?.kind === 'abstract' ? receiver.target : target
}

function heldEntity(key: string, classes: Classes): Value | undefined {
  return entityArgument(classes.shape(key)?.arguments[0]) ?? declaredEntity(key, classes)
}

/** `@EntityRepository(User)`. */
function declaredEntity(key: string, classes: Classes): Value | undefined {
  const shape = classes.shape(key)
  if (shape === undefined) return undefined
  return lineage(shape, classes).map((one) => decoratorNamed(one.decorators, 'EntityRepository')?.arguments[0]).find((one) => one !== undefined)
}

function stepOf(receiver: Receiver, name: string): Receiver | undefined {
  switch (receiver.kind) {
    case 'source': return name === 'manager' ? { kind: 'manager' } : undefined
    case 'event': return name === 'manager' ? { kind: 'manager' } : name === 'queryRunner' ? { kind: 'runner' } : sourceBy(name)
    case 'runner': return name === 'manager' ? { kind: 'manager' } : sourceBy(name)
    case 'manager': return name === 'queryRunner' ? { kind: 'runner' } : sourceBy(name)
    case 'repository': return name === 'manager' ? { kind: 'manager' } : name === 'queryRunner' ? { kind: 'runner' } : undefined
    case 'abstract': return name === 'manager' ? { kind: 'manager' } : name === 'repository' || name === 'treeRepository' ? { kind: 'repository', target: receiver.target } : undefined
    default: return undefined
  }
}

function sourceBy(name: string): Receiver | undefined {
  return name === 'connection' || name === 'dataSource' ? { kind: 'source' } : undefined
}
