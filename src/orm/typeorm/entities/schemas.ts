// The options of `new EntitySchema({ … })` → an entity: the same as a decorated class, said in one object.

import type { Classes } from '../../../model/invocation.ts'
import type { Place } from '../../../model/place.ts'
import type { Field, Key, Relation } from '../../../model/schema.ts'
import { type Value, absent, fields, get, items, possibilities, textOf } from '../../../model/value.ts'
import { configuredBy } from '../sources.ts'
import { classKeyOf, isTrue } from './members.ts'
import { type Mapped, type MappedRelation, treeNamed } from './mapped.ts'
import { type Naming, columnName, tableName } from './naming.ts'

const nowhere: Place = { file: '', start: 0, end: 0 }

/** @param file where the schema stands */
export function readSchemaOptions(options: Value, file: string | undefined, classes: Classes): Mapped | undefined {
  const known = fields(options)?.known
  if (known === undefined) return undefined
  const target = known['target'] === undefined ? undefined : classKeyOf(known['target'])
  const name = textOf(known['name'] ?? absent) ?? (target === undefined ? undefined : classes.shape(target)?.name)
  if (name === undefined) return undefined
  const naming: Naming = (file === undefined ? undefined : configuredBy(file, classes))?.naming ?? 'unknown'
  const columns = Object.entries(fields(known['columns'] ?? absent)?.known ?? {})
  const relations = Object.entries(fields(known['relations'] ?? absent)?.known ?? {}).map(([path, one]) => relationOf(path, one, classes))
  const place = target === undefined ? nowhere : classes.shape(target)?.place ?? nowhere
  return {
    entity: {
      name, table: tableName(name, textOf(known['tableName'] ?? absent)), names: naming === 'unknown' ? 'unknown' : 'yes', fields: columns.map(([path, one]) => fieldOf(path, one, naming, place)), relations,
      keys: [...columnKeys(columns, place), ...listedKeys(known['indices'], 'index', place), ...listedKeys(known['uniques'], 'unique', place)], place,
    },
    ...(target === undefined ? {} : { class: target }),
    relations,
    generates: columns.some(([, one]) => ['generated', 'default', 'createDate', 'updateDate', 'deleteDate', 'version'].some((option) => !isOff(get(one, option)))),
    idLists: Object.keys(fields(known['relationIds'] ?? absent)?.known ?? {}).length,
    ...(known['trees'] === undefined ? {} : { tree: treeNamed(textOf(get(items(known['trees'])?.[0] ?? absent, 'type'))) }),
  }
}

function fieldOf(path: string, column: Value, naming: Naming, place: Place): Field {
  return {
    name: path, column: columnName(naming, path, textOf(get(column, 'name')), []), type: textOf(get(column, 'type')) ?? '',
    list: isTrue(get(column, 'array')), optional: isTrue(get(column, 'nullable')), place,
  }
}

function relationOf(path: string, relation: Value, classes: Classes): MappedRelation {
  const kind = textOf(get(relation, 'type'))
  const target = get(relation, 'target')
  const given = target.kind === 'closure' ? classes.result(target) : target
  const key = classKeyOf(given)
  const inverse = textOf(get(relation, 'inverseSide'))
  const here = kind === 'many-to-one' || kind === 'one-to-one' && !isOff(get(relation, 'joinColumn'))
  return {
    name: path,
    target: (key === undefined ? undefined : classes.shape(key)?.name) ?? textOf(given) ?? '',
    ...(key === undefined ? {} : { class: key }),
    cardinality: kind === 'one-to-many' || kind === 'many-to-many' ? 'many' : 'one',
    key: kind === 'many-to-many' ? 'junction' : here ? 'here' : 'there',
    fields: here ? [path] : [],
    references: [],
    ...(inverse === undefined ? {} : { inverse }),
    optional: !here || !isFalse(get(relation, 'nullable')),
    loading: loadingOf(relation),
    columns: [],
    cascades: !isOff(get(relation, 'cascade')),
    place: nowhere,
  }
}

function loadingOf(relation: Value): Relation['loading'] {
  if (isTrue(get(relation, 'lazy'))) return 'lazy'
  return isTrue(get(relation, 'eager')) ? 'eager' : 'explicit'
}

function columnKeys(columns: readonly (readonly [string, Value])[], place: Place): readonly Key[] {
  const primary = columns.filter(([, one]) => isTrue(get(one, 'primary'))).map(([path]) => path)
  const unique = columns.filter(([, one]) => isTrue(get(one, 'unique'))).map(([path]): Key => ({ kind: 'unique', fields: [path], partial: false, place }))
  return [...(primary.length === 0 ? [] : [{ kind: 'primary', fields: primary, partial: false, place } satisfies Key]), ...unique]
}

function listedKeys(list: Value | undefined, kind: 'index' | 'unique', place: Place): readonly Key[] {
  return (list === undefined ? [] : items(list) ?? []).flatMap((one) => {
    const columns = items(get(one, 'columns'))?.flatMap((column) => textOf(column) ?? [])
    if (columns === undefined || columns.length === 0) return []
    return [{ kind: isTrue(get(one, 'unique')) ? 'unique' : kind, fields: columns, partial: !isOff(get(one, 'where')), place } satisfies Key]
  })
}

function isOff(value: Value): boolean {
  return possibilities(value).every((one) => one.kind === 'literal' && (one.value === undefined || one.value === null || one.value === false))
}

function isFalse(value: Value): boolean {
  return value.kind === 'literal' && value.value === false
}
