// Entities, relations, keys and indexes of one database, whatever the ORM that declared them.

import type { Place } from './place.ts'
import type { Tri } from './tri.ts'

export type Provider = 'postgresql' | 'mysql' | 'sqlite' | 'sqlserver' | 'cockroachdb' | 'mongodb' | 'unknown'

export interface Field {
  readonly name: string
  /** Column name in the database. */
  readonly column: string
  readonly type: string
  readonly list: boolean
  readonly optional: boolean
  readonly place: Place
}

export interface Relation {
  readonly name: string
  /** Name of the entity on the other side. */
  readonly target: string
  readonly cardinality: 'one' | 'many'
  /** The side that holds the foreign key; `junction` for many-to-many through a table that the ORM keeps. */
  readonly key: 'here' | 'there' | 'junction'
  /** Fields of this entity that hold the key; empty where the key is elsewhere. */
  readonly fields: readonly string[]
  /** Fields of the target that the key refers to. */
  readonly references: readonly string[]
  /** Name of the relation on the other side. */
  readonly inverse?: string
  readonly optional: boolean
  readonly loading: 'explicit' | 'eager' | 'lazy'
  readonly place: Place
}

export interface Key {
  readonly kind: 'primary' | 'unique' | 'index'
  /** Field names in order. */
  readonly fields: readonly string[]
  /** What code calls it (`where: { userId_postId: … }`), where it has such a name. */
  readonly name?: string
  /** Serves only rows that match a predicate. */
  readonly partial: boolean
  readonly place: Place
}

export interface Entity {
  readonly name: string
  readonly table: string
  /** Whether table and columns are surely called that; unknown where code that is not seen names them. */
  readonly names: Tri
  readonly fields: readonly Field[]
  readonly relations: readonly Relation[]
  readonly keys: readonly Key[]
  readonly place: Place
}

export interface Schema {
  readonly orm: string
  /** Identifies the schema among several of a monorepo: the path of its main file or folder. */
  readonly id: string
  readonly provider: Provider
  readonly relationMode: 'foreignKeys' | 'emulated'
  /** Preview features and the like that change semantics. */
  readonly features: readonly string[]
  readonly version?: string
  readonly entities: readonly Entity[]
  readonly files: readonly string[]
}

export function findEntity(schema: Schema, name: string): Entity | undefined {
  return schema.entities.find((entity) => entity.name === name)
}
