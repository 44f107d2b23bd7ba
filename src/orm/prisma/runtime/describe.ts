// What a call is → its operation: the name as code writes it, and what Prisma's semantics say of its arguments.

import type { OperationDescription } from '../../../model/instrument.ts'
import { fromLive } from '../../../model/value.ts'
import type { OrmCall } from '../../../model/orm-call.ts'
import { findRelation, modelProperty } from '../models.ts'
import { findOperation } from '../operations.ts'
import { describe, describeChained, describeRaw } from '../semantics.ts'
import type { CallParameters, CallSpec, LiveClient } from './client.ts'
import { liveSchema } from './live-schema.ts'

/** Of raw queries, as long as nothing else is known of them. */
export const RAW = 'prisma.$queryRaw'

export function nameOf({ model, action }: CallSpec): string {
  return `prisma.${modelProperty(model)}.${action}`
}

export function describedCall(client: LiveClient, parameters: CallParameters): OperationDescription {
  const { model, action, clientMethod, dataPath = [], args } = parameters
  if (model === undefined) return { orm: 'prisma', name: `prisma.${clientMethod}`, effect: 'raw', call: () => rawCall(client, clientMethod, args) }
  // The path names a selection and a relation in turns.
  const relations = dataPath.filter((_, index) => index % 2 === 1)
  const relation = relations.at(-1)
  const call = () => modelCall(client, model, clientMethod, relations, args)
  if (relation === undefined) return { orm: 'prisma', name: `prisma.${clientMethod}`, entity: model, effect: findOperation(action)?.effect ?? 'raw', call }
  return { orm: 'prisma', name: `prisma.${clientMethod}().${relations.join('().')}`, ...entityAt(client, model, relations), effect: findOperation(action)?.effect ?? 'read', relation, call }
}

/** The entity at the end of relations. */
function entityAt(client: LiveClient, model: string, relations: readonly string[]): { readonly entity?: string } {
  let entity: string | undefined = model
  for (const relation of relations) entity = client._runtimeDataModel.models[entity ?? '']?.fields.find(({ name }) => name === relation)?.type
  return entity === undefined ? {} : { entity }
}

function rawCall(client: LiveClient, operation: string, args: unknown): OrmCall | undefined {
  const { schema, target } = liveSchema(client)
  return describeRaw({ argument: fromLive(args), schema, target, place: NOWHERE, receiver: 'prisma', operation })
}

function modelCall(client: LiveClient, model: string, clientMethod: string, relations: readonly string[], args: unknown): OrmCall | undefined {
  const { schema, target } = liveSchema(client)
  const operation = clientMethod.slice(clientMethod.indexOf('.') + 1)
  const shared = { schema, target, place: NOWHERE, receiver: `prisma.${modelProperty(model)}` }
  if (relations.length === 0) return describe({ ...shared, argument: fromLive(args), entity: model, operation })
  const entities = (name: string | undefined) => schema?.entities.find((entity) => entity.name === name)
  let parent = entities(model)
  let argument: unknown = args
  for (const name of relations) {
    argument = (argument as { readonly select?: Readonly<Record<string, unknown>> } | undefined)?.select?.[name]
    const relation = findRelation(parent, name)
    if (relation === undefined) return undefined
    if (name === relations.at(-1)) {
      const first = describe({ ...shared, argument: fromLive(args), entity: model, operation })
      return describeChained({ ...shared, argument: fromLive(argument === true ? undefined : argument), relation, parentBatch: first?.batch?.key })
    }
    parent = entities(relation.target)
  }
  return undefined
}

const NOWHERE = { file: '', start: 0, end: 0 }
