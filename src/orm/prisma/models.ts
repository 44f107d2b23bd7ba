// How the client names what the schema declares: `prisma.userProfile` for `model UserProfile`. Prisma lowers the first letter only.

import { type Entity, type Relation, type Schema, findEntity } from '../../model/schema.ts'

export function modelProperty(entity: string): string {
  return entity.charAt(0).toLowerCase() + entity.slice(1)
}

/** The entity that a property of the client stands for. */
export function findModel(schema: Schema, property: string): Entity | undefined {
  return schema.entities.find((entity) => modelProperty(entity.name) === property)
}

/** The entity's name where no schema tells it. */
export function assumedModel(property: string): string {
  return property.charAt(0).toUpperCase() + property.slice(1)
}

export function findRelation(entity: Entity | undefined, name: string): Relation | undefined {
  return entity?.relations.find((relation) => relation.name === name)
}

export function targetOf(relation: Relation, schema: Schema | undefined): Entity | undefined {
  return schema === undefined ? undefined : findEntity(schema, relation.target)
}
