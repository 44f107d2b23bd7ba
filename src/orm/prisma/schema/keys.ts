// Keys and indexes of a model. Full-text indexes are left out: they serve neither equality nor order, so no filter of the client's
// ordinary operations is covered by one.

import type { Key } from '../../../model/schema.ts'
import { argument, namesOf, textOf, type AttributeSyntax, type Block } from './blocks.ts'

const KINDS: Readonly<Record<string, Key['kind']>> = { id: 'primary', unique: 'unique', index: 'index' }

export function keysOf(model: Block): readonly Key[] {
  const single = model.fields.flatMap((field) => field.attributes.flatMap((attribute) => {
    return attribute.name === 'id' || attribute.name === 'unique' ? keyOf(attribute, [field.name]) : []
  }))
  const compound = model.attributes.flatMap((attribute) => keyOf(attribute, namesOf(argument(attribute, 'fields', true))))
  return [...single, ...compound]
}

function keyOf(attribute: AttributeSyntax, fields: readonly string[]): Key[] {
  const kind = KINDS[attribute.name]
  if (kind === undefined || fields.length === 0) return []
  const partial = argument(attribute, 'where') !== undefined
  const name = partial ? undefined : calledName(attribute, kind, fields)
  return [{ kind, fields, ...(name === undefined ? {} : { name }), partial, place: attribute.place }]
}

/** A key of one field is called by that field; an index, or what is unique among some rows only, is never called. */
function calledName(attribute: AttributeSyntax, kind: Key['kind'], fields: readonly string[]): string | undefined {
  if (kind === 'index' || fields.length < 2) return undefined
  return textOf(argument(attribute, 'name')) ?? fields.map((field) => field.replaceAll('.', '_')).join('_')
}
