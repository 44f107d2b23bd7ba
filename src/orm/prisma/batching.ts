// Which calls Prisma merges when they are made in one tick: `findUnique` and `findUniqueOrThrow` on scalar equality, with the same
// fields in `where` and the same selection. A relation chained to such a call is merged like it.

import type { Batch } from '../../model/orm-call.ts'
import type { Entity } from '../../model/schema.ts'
import { type Value, fields, possibilities } from '../../model/value.ts'
import { isAbsent, part } from './argument.ts'
import { compoundFields } from './filters.ts'
import { findRelation } from './models.ts'

const batchable: ReadonlySet<string> = new Set(['findUnique', 'findUniqueOrThrow'])
const connectives: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT'])

export function batchOf(operation: string, argument: Value, model: string, entity: Entity | undefined): Batch | undefined {
  if (!batchable.has(operation)) return undefined
  const keys = equalityKeys(part(argument, 'where'), entity)
  if (keys === undefined) return undefined
  return {
    key: `${model}.${operation}(${[...keys].sort().join(', ')})`,
    equal: [part(argument, 'select'), part(argument, 'include'), part(argument, 'omit')],
  }
}

/** The batch of a relation chained to a call that has one. */
export function chainedBatch(parent: string | undefined, relation: string, argument: Value): Batch | undefined {
  return parent === undefined ? undefined : { key: `${parent}.${relation}`, equal: [argument] }
}

/** The fields that a `where` compares by plain equality; undefined where it does anything else, or might. Each of several forms is a batch. */
function equalityKeys(where: Value, entity: Entity | undefined): readonly string[] | undefined {
  const forms = possibilities(where).map((one) => keysOfForm(one, entity))
  return forms.every((one) => one !== undefined) ? [...new Set(forms.flat())] : undefined
}

function keysOfForm(where: Value, entity: Entity | undefined): readonly string[] | undefined {
  const known = fields(where)
  if (known === undefined || known.open) return undefined
  const names: string[] = []
  for (const [name, value] of Object.entries(known.known)) {
    if (isAbsent(value)) continue
    if (connectives.has(name) || findRelation(entity, name) !== undefined) return undefined
    const compound = compoundFields(name, value, entity)
    if (compound !== undefined ? !Object.values(compound).every(isScalar) : !isEquality(value)) return undefined
    names.push(name)
  }
  return names.length === 0 ? undefined : names
}

function isEquality(value: Value): boolean {
  return possibilities(value).every((one) => {
    const known = fields(one)
    if (known === undefined) return isScalar(one)
    const operators = Object.keys(known.known)
    return !known.open && operators.length === 1 && operators[0] === 'equals' && isScalar(known.known['equals']!)
  })
}

function isScalar(value: Value): boolean {
  return possibilities(value).every((one) => one.kind !== 'object' && one.kind !== 'array' && one.kind !== 'closure')
}
