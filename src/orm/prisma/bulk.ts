// The operation that does the work of many calls at once, and on what condition. Raw statements have none that we could name.

import type { Bulk, Filter, Target } from '../../model/orm-call.ts'
import type { Entity, Relation, Schema } from '../../model/schema.ts'
import { type Value, fields, items } from '../../model/value.ts'
import { part } from './argument.ts'
import { deleteAdvice, groupAdvice, insertAdvice, linkedInsertAdvice, manyRowsAdvice, nestedInsertAdvice, updateAdvice, upsertAdvice } from './advice/batch.ts'
import { relatedExpansionAdvice } from './advice/selection.ts'
import { findRelation } from './models.ts'
import { relationWrites } from './nested-writes.ts'

export interface Described {
  readonly operation: string
  readonly argument: Value
  readonly filters: readonly Filter[]
  readonly entity: Entity | undefined
  readonly entityName: string
  readonly schema: Schema | undefined
  readonly target: Target
  /** The model as code reaches it: `prisma.post`. */
  readonly receiver: string
}

const rowReturningProviders: ReadonlySet<string> = new Set(['postgresql', 'cockroachdb', 'sqlite'])
const noDuplicateSkipping: ReadonlySet<string> = new Set(['sqlite', 'mongodb', 'sqlserver'])

export function bulkOf(call: Described): Bulk | undefined {
  const { operation, receiver } = call
  switch (operation) {
    case 'findUnique': case 'findUniqueOrThrow': case 'findFirst': case 'findFirstOrThrow': case 'findMany':
      return { operation: 'findMany', returnsRows: true, hint: readHint(call) }
    case 'count': return { operation: 'groupBy', returnsRows: true, hint: groupAdvice(receiver, call, '_count: true') }
    case 'aggregate': case 'groupBy': return { operation: 'groupBy', returnsRows: true, hint: groupAdvice(receiver, call, aggregates(call.argument)) }
    case 'create': return createBulk(call)
    case 'createMany': return { operation, returnsRows: false, hint: insertAdvice(receiver, operation) }
    case 'createManyAndReturn': return { operation, returnsRows: true, hint: insertAdvice(receiver, operation) }
    case 'update': case 'updateMany': case 'updateManyAndReturn':
      if (relationWrites(part(call.argument, 'data'), call.entity).length > 0) return undefined
      return { operation: 'updateMany', returnsRows: false, equal: part(call.argument, 'data'), hint: updateAdvice(receiver, call) }
    case 'upsert': return noDuplicateSkipping.has(call.target.provider) ? undefined : { operation: 'createMany', returnsRows: false, equal: part(call.argument, 'update'), hint: upsertAdvice(receiver, call) }
    case 'delete': case 'deleteMany': return { operation: 'deleteMany', returnsRows: false, hint: deleteAdvice(receiver, call) }
    default: return undefined
  }
}

function readHint(call: Described): string {
  const many = manyRowsAdvice(call.receiver, call)
  const along = call.schema === undefined ? undefined : relatedExpansionAdvice({ entity: call.entityName, filters: call.filters, effect: 'read' }, call.schema)
  return along === undefined ? many : `${many}, or ${along}`
}

function aggregates(argument: Value): string {
  const named = Object.keys(fields(argument)?.known ?? {}).find((name) => /^_(sum|avg|min|max|count)$/.test(name))
  return named === undefined || named === '_count' ? '_count: true' : `${named}: { … }`
}

/** `createManyAndReturn` came with 5.14; of a version only its major number is known, so 5 counts as having it. */
function createBulk(call: Described): Bulk | undefined {
  const returnsRows = rowReturningProviders.has(call.target.provider) && (call.target.version ?? Infinity) >= 5
  const operation = returnsRows ? 'createManyAndReturn' : 'createMany'
  const writes = relationWrites(part(call.argument, 'data'), call.entity)
  if (writes.length === 0) return { operation, returnsRows, hint: insertAdvice(call.receiver, operation) }
  // Rows of a junction table that Prisma keeps are written by nested writes alone.
  if (writes.some(({ relation }) => findRelation(call.entity, relation)?.key === 'junction')) return undefined
  const links = writes.map(({ relation, write, argument }) => write === 'connect' ? linkOf(findRelation(call.entity, relation), argument) : undefined)
  if (links.every((link): link is Relation => link !== undefined)) return { operation, returnsRows, hint: linkedInsertAdvice(call.receiver, operation, links) }
  const levels = [...new Set(writes.filter(({ write }) => write !== 'connect').map(({ relation }) => relation))]
  return { operation: 'createMany', returnsRows: false, hint: nestedInsertAdvice(call.receiver, levels.length > 0 ? levels : writes.map(({ relation }) => relation)) }
}

/** A `connect` by exactly the referenced fields says no more than the foreign key. */
function linkOf(relation: Relation | undefined, argument: Value): Relation | undefined {
  if (relation?.key !== 'here' || items(argument) !== undefined) return undefined
  const names = Object.keys(fields(argument)?.known ?? {})
  return names.length === relation.references.length && names.every((name) => relation.references.includes(name)) ? relation : undefined
}
