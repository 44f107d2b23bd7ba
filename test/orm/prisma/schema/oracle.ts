// Prisma's own validator as the judge of what a schema says: its answer and ours, brought to one comparable shape.

import { createRequire } from 'node:module'
import type { Entity, Key, Relation } from '../../../../src/model/schema.ts'
import type { SchemaFile } from '../../../../src/orm/prisma/schema/source.ts'

const { get_dmmf } = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as { get_dmmf(request: string): string }

interface OracleField {
  readonly name: string
  readonly dbName?: string
  readonly kind: string
  readonly type: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly relationName?: string
  readonly relationFromFields?: readonly string[]
  readonly relationToFields?: readonly string[]
}

interface OracleModel {
  readonly name: string
  readonly dbName: string | null
  readonly fields: readonly OracleField[]
  readonly primaryKey: { readonly name: string | null; readonly fields: readonly string[] } | null
  readonly uniqueIndexes: readonly { readonly name: string | null; readonly fields: readonly string[] }[]
}

interface OracleIndex {
  readonly model: string
  readonly type: 'id' | 'unique' | 'normal' | 'fulltext'
  readonly fields: readonly { readonly name: string }[]
}

interface Datamodel {
  readonly models: readonly OracleModel[]
  readonly indexes: readonly OracleIndex[]
}

type Bare<T> = Omit<T, 'place'>

export interface Comparable {
  readonly name: string
  readonly table: string
  readonly fields: readonly object[]
  readonly relations: readonly Bare<Relation>[]
  readonly keys: readonly object[]
}

/** What Prisma says; throws where it finds the schema invalid. */
export function judged(files: readonly SchemaFile[]): Comparable[] {
  const prismaSchema = files.map((file) => [file.path, file.text.replace(/^\s*(?:url|directUrl|shadowDatabaseUrl)\s*=.*$/gm, '')])
  const { datamodel } = JSON.parse(get_dmmf(JSON.stringify({ prismaSchema }))) as { datamodel: Datamodel }
  const names = new Set(datamodel.models.map((model) => model.name))
  return sorted(datamodel.models.map((model) => ({
    name: model.name,
    table: model.dbName ?? model.name,
    fields: model.fields.filter((field) => !names.has(field.type)).map((field) => ({
      name: field.name, column: field.dbName ?? field.name, type: field.type, list: field.isList, optional: !field.isRequired,
    })),
    relations: model.fields.filter((field) => names.has(field.type)).map((field) => relation(model, field, datamodel)),
    keys: byText(datamodel.indexes.filter((index) => index.model === model.name && index.type !== 'fulltext').map((index) => key(model, index))),
  })))
}

function relation(model: OracleModel, field: OracleField, datamodel: Datamodel): Bare<Relation> {
  const inverse = datamodel.models.find((one) => one.name === field.type)?.fields
    .find((one) => one.relationName === field.relationName && one.type === model.name && !(model.name === field.type && one.name === field.name))
  const fields = field.relationFromFields ?? []
  const isJunction = fields.length === 0 && field.isList && inverse?.isList === true && inverse.relationFromFields?.length === 0
  return {
    name: field.name,
    target: field.type,
    cardinality: field.isList ? 'many' : 'one',
    key: fields.length > 0 ? 'here' : isJunction ? 'junction' : 'there',
    fields,
    references: field.relationToFields ?? [],
    ...(inverse === undefined ? {} : { inverse: inverse.name }),
    optional: !field.isList && !field.isRequired,
    loading: 'explicit',
  }
}

function key(model: OracleModel, index: OracleIndex): object {
  const fields = index.fields.map((field) => field.name)
  const kind: Key['kind'] = index.type === 'id' ? 'primary' : index.type === 'unique' ? 'unique' : 'index'
  const named = kind === 'primary' ? model.primaryKey : model.uniqueIndexes.find((one) => String(one.fields) === String(fields.map((name) => name.split('.').at(-1))))
  const name = named === undefined || named === null || kind === 'index' || fields.length < 2 ? undefined : named.name ?? fields.join('_').replaceAll('.', '_')
  return { kind, fields, ...(name === undefined ? {} : { name }) }
}

/** Our entities in the same shape. */
export function comparable(entities: readonly Entity[]): Comparable[] {
  return sorted(entities.map((entity) => ({
    name: entity.name,
    table: entity.table,
    fields: entity.fields.map(({ place: _, ...field }) => field),
    relations: entity.relations.map(({ place: _, ...relation }) => relation),
    keys: byText(entity.keys.map(({ place: _, partial: __, ...key }) => key)),
  })))
}

function sorted(entities: Comparable[]): Comparable[] {
  return entities.sort((a, b) => a.name < b.name ? -1 : 1)
}

function byText(keys: object[]): object[] {
  return keys.sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
}
