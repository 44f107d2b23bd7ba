// An entity as this folder knows it: the model's noun, and what only TypeORM's semantics ask for.

import type { Entity, Relation } from '../../../model/schema.ts'

export interface MappedRelation extends Relation {
  /** The target's class in the project, where code declares it by one. */
  readonly class?: string
  /** The columns that hold the key, where they are here. */
  readonly columns: readonly string[]
  /** Whether saving this side also saves the rows of the other. */
  readonly cascades: boolean
}

export interface Mapped {
  readonly entity: Entity
  /** The class in the project; undefined for an `EntitySchema` without one. */
  readonly class?: string
  readonly relations: readonly MappedRelation[]
  /** Columns that TypeORM reads back after it wrote a row: ids that the database makes, defaults, dates, versions. */
  readonly generates: boolean
  /** `@RelationId` of relations that hold many: a statement of their own each time rows are read. */
  readonly idLists: number
  /** What a tree keeps beside each row. */
  readonly tree?: Tree
}

/** Rows of a closure table, paths, bounds; something else where code does not say. */
export type Tree = 'closure-table' | 'materialized-path' | 'nested-set' | 'other'

export function treeNamed(type: string | undefined): Tree {
  return type === 'closure-table' || type === 'materialized-path' || type === 'nested-set' ? type : 'other'
}

/** How one entity finds another, by the key of its class or, without one, by its name. */
export type FindMapped = (key: string) => Mapped | undefined

export function findRelation(mapped: Mapped | undefined, path: string): MappedRelation | undefined {
  return mapped?.relations.find((relation) => relation.name === path)
}

/** What code means by a column, where text names one: its field, or the relation that it holds the key of. */
export function memberOfColumn(mapped: Mapped | undefined, column: string): string | undefined {
  if (mapped === undefined || mapped.entity.names !== 'yes') return undefined
  return mapped.entity.fields.find((one) => one.column === column)?.name ?? mapped.relations.find(({ columns }) => columns.length === 1 && columns[0] === column)?.name
}

/** The entity on the other side of a relation. */
export function targetOf(relation: MappedRelation | undefined, find: FindMapped): Mapped | undefined {
  return relation === undefined ? undefined : find(relation.class ?? relation.target)
}
