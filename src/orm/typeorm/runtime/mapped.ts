// The metadata of a live data source → entities as the semantics know them. They are keyed by name: there are no classes of a project here.

import type { Target } from '../../../model/orm-call.ts'
import type { Place } from '../../../model/place.ts'
import type { Field, Key } from '../../../model/schema.ts'
import { providerOf } from '../configured.ts'
import { RELATIONS_BY_QUERY } from '../loading.ts'
import type { Named } from '../entities/find.ts'
import { type FindMapped, type Mapped, type MappedRelation, treeNamed } from '../entities/mapped.ts'
import type { Column, Metadata, Relation, Source } from './live.ts'

/** Live objects stand nowhere in a source file. */
export const nowhere: Place = { file: '', start: 0, end: 0 }

export function targetOf(source: Source): Target {
  const { type } = source.driver.options
  // 1.x took it away.
  const version = 'findByIds' in source.manager ? 0.3 : 1
  return { orm: 'typeorm', version, provider: providerOf(type) ?? 'unknown', features: [...type === 'sqljs' ? ['sqljs'] : [], ...source.options.relationLoadStrategy === 'query' ? [RELATIONS_BY_QUERY] : []] }
}

export function findIn(source: Source): FindMapped {
  return (key) => {
    const metadata = source.entityMetadatas.find(({ name }) => name === key)
    return metadata === undefined ? undefined : mappedOf(metadata)
  }
}

export function namedOf(metadata: Metadata | undefined): Named {
  return metadata === undefined ? {} : { name: metadata.name, class: metadata.name, mapped: mappedOf(metadata) }
}

const known = new WeakMap<Metadata, Mapped>()

export function mappedOf(metadata: Metadata): Mapped {
  const mapped = known.get(metadata) ?? read(metadata)
  known.set(metadata, mapped)
  return mapped
}

function read(metadata: Metadata): Mapped {
  const { name, tableName, columns } = metadata
  const relations = metadata.relations.map(relationOf)
  return {
    entity: { name, table: tableName, names: 'yes', fields: columns.filter(({ isVirtual }) => !isVirtual).map(fieldOf), relations, keys: keysOf(metadata), place: nowhere },
    class: name, relations,
    generates: columns.some((one) => one.isGenerated || one.isCreateDate || one.isUpdateDate || one.isDeleteDate || one.isVersion || one.default !== undefined),
    idLists: metadata.relationIds.filter(({ relation }) => keySide(relation) !== 'here').length,
    ...metadata.treeType === undefined ? {} : { tree: treeNamed(metadata.treeType) },
  }
}

function fieldOf({ propertyPath, databaseName, type, isArray, isNullable }: Column): Field {
  return { name: propertyPath, column: databaseName, type: typeof type === 'function' ? type.name : String(type), list: isArray || type === 'simple-array', optional: isNullable, place: nowhere }
}

function relationOf(relation: Relation): MappedRelation {
  const { propertyPath, inverseEntityMetadata, inverseRelation, joinColumns, isNullable } = relation
  const key = keySide(relation)
  const isOwn = key === 'here' && joinColumns.every(({ isVirtual }) => !isVirtual)
  return {
    name: propertyPath, target: inverseEntityMetadata.name, class: inverseEntityMetadata.name,
    cardinality: relation.isOneToMany || relation.isManyToMany ? 'many' : 'one', key,
    fields: key !== 'here' ? [] : isOwn ? joinColumns.map((one) => one.propertyPath) : [propertyPath],
    references: key !== 'here' ? [] : joinColumns.flatMap((one) => one.referencedColumn?.propertyPath ?? []),
    ...inverseRelation === undefined ? {} : { inverse: inverseRelation.propertyPath },
    optional: key !== 'here' || isNullable,
    loading: relation.isLazy ? 'lazy' : relation.isEager ? 'eager' : 'explicit',
    columns: key !== 'here' ? [] : joinColumns.map((one) => one.databaseName),
    cascades: relation.isCascadeInsert || relation.isCascadeUpdate,
    place: nowhere,
  }
}

function keySide(relation: Relation): MappedRelation['key'] {
  if (relation.isManyToMany) return 'junction'
  return relation.isManyToOne || relation.isOneToOneOwner ? 'here' : 'there'
}

function keysOf({ primaryColumns, uniques, indices }: Metadata): readonly Key[] {
  const fields = (columns: readonly Column[]) => columns.map(({ propertyPath }) => propertyPath)
  return [
    { kind: 'primary', fields: fields(primaryColumns), partial: false, place: nowhere },
    ...uniques.map(({ columns }): Key => ({ kind: 'unique', fields: fields(columns), partial: false, place: nowhere })),
    ...indices.map(({ columns, isUnique, where }): Key => ({ kind: isUnique ? 'unique' : 'index', fields: fields(columns), partial: where !== undefined, place: nowhere })),
  ]
}
