// Relations of models: which fields belong together and which side holds the key. Fields are matched by the pair of models and the
// relation's name, never by the key alone, because a model may refer to another, or to itself, several times.

import type { Relation } from '../../../model/schema.ts'
import { argument, namesOf, textOf, type Block, type FieldSyntax } from './blocks.ts'

interface End {
  readonly model: string
  readonly field: FieldSyntax
  /** As written; empty where the relation has no name. */
  readonly name: string
  readonly fields: readonly string[]
  readonly references: readonly string[]
}

/** The relations of each model by its name. `models` are all blocks that relations can lead to. */
export function relationsOf(models: readonly Block[]): ReadonlyMap<string, readonly Relation[]> {
  const names = new Set(models.map((model) => model.name))
  const ends = models.flatMap((model) => model.fields.filter((field) => names.has(field.type)).map((field) => endOf(model, field)))
  const byPair = grouped(ends)
  return new Map(models.map((model) => [model.name, ends.filter((end) => end.model === model.name).map((end) => relationOf(end, byPair.get(pairOf(end)) ?? []))]))
}

function endOf(model: Block, field: FieldSyntax): End {
  const attribute = field.attributes.find((one) => one.name === 'relation')
  return {
    model: model.name,
    field,
    name: textOf(argument(attribute, 'name', true)) ?? '',
    fields: namesOf(argument(attribute, 'fields')),
    references: namesOf(argument(attribute, 'references')),
  }
}

function pairOf(end: End): string {
  return [...[end.model, end.field.type].sort(), end.name].join(' ')
}

function grouped(ends: readonly End[]): Map<string, End[]> {
  const groups = new Map<string, End[]>()
  for (const end of ends) groups.set(pairOf(end), [...(groups.get(pairOf(end)) ?? []), end])
  return groups
}

function relationOf(end: End, group: readonly End[]): Relation {
  const inverse = group.find((other) => other !== end && other.model === end.field.type && other.field.type === end.model)
  return {
    name: end.field.name,
    target: end.field.type,
    cardinality: end.field.list ? 'many' : 'one',
    key: keyOf(end, inverse),
    fields: end.fields,
    references: end.references,
    ...(inverse === undefined ? {} : { inverse: inverse.field.name }),
    optional: end.field.optional,
    loading: 'explicit',
    place: end.field.place,
  }
}

function keyOf(end: End, inverse: End | undefined): Relation['key'] {
  if (end.fields.length > 0) return 'here'
  if (inverse === undefined || inverse.fields.length > 0) return 'there'
  return end.field.list && inverse.field.list ? 'junction' : 'there'
}
