// What a call is → its operation: the name as code writes it, and what Prisma's semantics say of its arguments.

import type { OperationDescription } from '../../../model/instrument.ts'
import type { OrmCall } from '../../../model/orm-call.ts'
import { type Relation, findEntity } from '../../../model/schema.ts'
import { unknown } from '../../../model/value.ts'
import { findRelation, modelProperty } from '../models.ts'
import { findOperation } from '../operations.ts'
import { describe, describeChained, describeRaw } from '../semantics.ts'
import { argumentValue } from './arguments.ts'
import type { CallParameters, CallSpec, LiveClient } from './client.ts'
import { liveSchema } from './live-schema.ts'

/** Of raw queries, as long as nothing else is known of them. */
export const RAW = 'prisma.$queryRaw'

export function nameOf({ model, action }: CallSpec): string {
  let known = names.get(model)
  if (known === undefined) names.set(model, known = new Map())
  let name = known.get(action)
  if (name === undefined) known.set(action, name = `prisma.${modelProperty(model)}.${action}`)
  return name
}

// Each call is looked up by its name, and a text that is made anew is hashed anew.
const names = new Map<string, Map<string, string>>()

/** Prisma writes the method anew for each call; most often it is that of the action. */
function calledAs(clientMethod: string, model: string, action: string): string {
  const name = nameOf({ model, action })
  return name.length === clientMethod.length + OWNER.length && name.endsWith(clientMethod) ? name : `${OWNER}${clientMethod}`
}

const OWNER = 'prisma.'

export function describedCall(client: LiveClient, { model, action, clientMethod, dataPath = [], args }: CallParameters): OperationDescription {
  if (model === undefined) return { orm: 'prisma', name: `${OWNER}${clientMethod}`, effect: 'raw', call: () => rawCall(client, clientMethod) }
  const effect = findOperation(action)?.effect ?? 'raw'
  const operation = () => clientMethod.slice(clientMethod.indexOf('.') + 1)
  if (dataPath.length === 0) return { orm: 'prisma', name: calledAs(clientMethod, model, action), entity: model, effect, call: () => modelCall(client, model, operation(), args) }
  // The path names a selection and a relation in turns.
  const relations = dataPath.filter((_, index) => index % 2 === 1)
  return {
    orm: 'prisma', name: chainedName(clientMethod, relations), ...entityAt(client, model, relations), effect, relation: relations.at(-1)!,
    call: () => chainedCall(client, model, operation(), relations, args),
  }
}

/** The entity at the end of relations. */
function entityAt(client: LiveClient, model: string, relations: readonly string[]): { readonly entity?: string } {
  let entity: string | undefined = model
  for (const relation of relations) entity = client._runtimeDataModel.models[entity ?? '']?.fields.find(({ name }) => name === relation)?.type
  return entity === undefined ? {} : { entity }
}

function rawCall(client: LiveClient, operation: string): OrmCall | undefined {
  const { schema, target } = liveSchema(client)
  return describeRaw({ argument: unknown, schema, target, place: NOWHERE, receiver: 'prisma', operation })
}

function modelCall(client: LiveClient, model: string, operation: string, args: unknown): OrmCall | undefined {
  const { schema, target } = liveSchema(client)
  return describe({ argument: argumentValue(args), schema, target, place: NOWHERE, receiver: `prisma.${modelProperty(model)}`, entity: model, operation })
}

/** By now Prisma has written the relations into the selection of the first call, so the cost of that is that of all. */
function chainedCall(client: LiveClient, model: string, operation: string, relations: readonly string[], args: unknown): OrmCall | undefined {
  const { schema, target } = liveSchema(client)
  const first = modelCall(client, model, operation, args)
  if (schema === undefined || first === undefined) return undefined
  let argument: unknown = args
  let found: Relation | undefined
  for (const name of relations) {
    argument = (argument as { readonly select?: Readonly<Record<string, unknown>> } | undefined)?.select?.[name]
    found = findRelation(findEntity(schema, found?.target ?? model), name)
    if (found === undefined) return undefined
  }
  if (found === undefined) return undefined
  const shared = { schema, target, place: NOWHERE, receiver: `prisma.${modelProperty(model)}` }
  const chained = describeChained({ ...shared, argument: argumentValue(argument === true ? undefined : argument), relation: found, parentBatch: first.batch?.key })
  return { ...chained, name: chainedName(`${modelProperty(model)}.${operation}`, relations), cost: first.cost }
}

function chainedName(clientMethod: string, relations: readonly string[]): string {
  return `prisma.${clientMethod}().${relations.join('().')}`
}

const NOWHERE = { file: '', start: 0, end: 0 }
