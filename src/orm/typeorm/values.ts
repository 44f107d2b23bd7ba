// The things of TypeORM that code holds, as values: what a call hands back so that the next call is recognised by where it came from.

import { origin } from '../../model/origin.ts'
import { type Value, absent, builder, literal, ref } from '../../model/value.ts'
import { classKeyOf } from './entities/members.ts'

export type Part = 'DataSource' | 'EntityManager' | 'QueryRunner'

export function instanceValue(name: Part): Value {
  return ref(origin({ kind: 'instance', of: { module: 'typeorm', name }, how: 'declared' }, labels[name]))
}

const labels: Readonly<Record<Part, string>> = { DataSource: 'dataSource', EntityManager: 'manager', QueryRunner: 'queryRunner' }

/** A repository of an entity. What is no class of the project stays part of the value, or calls on it would seem to depend on nothing. */
export function repositoryValue(target: Value, name = 'Repository'): Value {
  const key = classKeyOf(target)
  if (key !== undefined) return ref(origin({ kind: 'instance', of: { module: 'typeorm', name }, how: 'declared', arguments: [key] }))
  return stateValue('repository', { target })
}

export type StateKind = 'repository' | 'select' | 'insert' | 'update' | 'delete' | 'relation' | 'operator' | 'schema'
export type State = Readonly<Record<string, Value>>

/** `is` tells which of them a value is. */
export function stateValue(is: StateKind, state: State): Value {
  return builder('typeorm', { ...state, is: literal(is) })
}

export function isOf(state: State): StateKind | undefined {
  const is = state['is']
  return is?.kind === 'literal' ? is.value as StateKind : undefined
}

/** The state of a value that is being built, where it is one of ours. */
export function stateOf(value: Value): State | undefined {
  if (value.kind !== 'ref' || value.origin.path.length > 0 || value.origin.root.kind !== 'builder' || value.origin.root.orm !== 'typeorm') return undefined
  return value.origin.root.state
}

export function part(state: State, name: string): Value {
  return state[name] ?? absent
}
