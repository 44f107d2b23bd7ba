// Blocks of a schema → entities: what the client knows of, with the names that tables and columns have.

import type { Entity, Field } from '../../../model/schema.ts'
import { argument, textOf, UNSUPPORTED, type AttributeSyntax, type Block, type FieldSyntax } from './blocks.ts'
import { keysOf } from './keys.ts'
import { relationsOf } from './relations.ts'

export function entitiesOf(blocks: readonly Block[]): readonly Entity[] {
  const models = firstOfEachName(blocks.filter((block) => block.kind === 'model' || block.kind === 'view')).filter((block) => !isIgnored(block.attributes))
  const relations = relationsOf(models.map(withoutIgnored))
  const names = new Set(models.map((model) => model.name))
  return models.map((model) => ({
    name: model.name,
    table: mapped(model.attributes) ?? model.name,
    names: 'yes',
    fields: withoutIgnored(model).fields.filter((field) => !names.has(field.type)).map(fieldOf),
    relations: relations.get(model.name) ?? [],
    keys: keysOf(model),
    place: model.place,
  }))
}

function firstOfEachName(blocks: readonly Block[]): readonly Block[] {
  return [...new Map([...blocks].reverse().map((block) => [block.name, block])).values()].reverse()
}

/** What the client knows of: it has neither ignored fields nor those of a type that Prisma cannot express. */
function withoutIgnored(model: Block): Block {
  return { ...model, fields: model.fields.filter((field) => field.type !== UNSUPPORTED && !isIgnored(field.attributes)) }
}

function isIgnored(attributes: readonly AttributeSyntax[]): boolean {
  return attributes.some((one) => one.name === 'ignore')
}

function fieldOf(field: FieldSyntax): Field {
  const { name, type, list, optional, place } = field
  return { name, column: mapped(field.attributes) ?? name, type, list, optional, place }
}

function mapped(attributes: readonly AttributeSyntax[]): string | undefined {
  return textOf(argument(attributes.find((one) => one.name === 'map'), 'name', true))
}
