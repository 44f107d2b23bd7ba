// An invocation → what Prisma makes of it, or undefined where it is not Prisma's. Names alone never decide: an untraced receiver needs
// a model of the schema, an operation that others do not have, and arguments that fit; without a client's name even that is `unknown`.

import type { Invocation } from '../../model/invocation.ts'
import { origin, originName } from '../../model/origin.ts'
import type { OrmCall, Target } from '../../model/orm-call.ts'
import type { Recognition, Tier } from '../../model/orm.ts'
import { type Schema, findEntity } from '../../model/schema.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, absent, array, fields, possibilities, ref } from '../../model/value.ts'
import { type Evidence, findClient } from './clients.ts'
import { assumedModel, findModel, findRelation } from './models.ts'
import { argumentKeys, clientMethods, controlMethods, findOperation, findRawOperation } from './operations.ts'
import { fragment, isFragmentMethod } from './raw.ts'
import { type ChainedRelation, type ModelOperation, chainedResult, describe, describeChained, describeRaw, operationResult, resultOf } from './semantics.ts'

export interface Surroundings {
  readonly schemas: readonly Schema[]
  /** Of the schemas. */
  readonly ids: ReadonlySet<string>
  readonly clients: readonly string[]
  /** Whether the client's package and its generated code are there. */
  readonly isInstalled: boolean
  /** The schema that code in a file means where nothing else tells. */
  nearest(schemas: readonly Schema[], file: string): Schema | undefined
  targetOf(schema: Schema | undefined): Target
}

export function recognise(invocation: Invocation, around: Surroundings): Recognition | undefined {
  // Most calls are nobody's: they are known by their method alone.
  const method = invocation.method === '' ? invocation.receiver.path.at(-1) ?? '' : invocation.method
  if (invocation.receiver.root.kind !== 'rows' && !method.startsWith('$') && findOperation(method) === undefined && !isFragmentMethod(method)) return undefined
  const call = normalised(invocation)
  const sql = isFragmentMethod(call.method) ? fragment(call, around.ids) : undefined
  if (sql !== undefined) return { kind: 'value', value: sql }
  if (call.receiver.root.kind === 'rows') return chainedRelation(call, around)
  const client = findClient(call.receiver, around.ids, around.clients)
  if (client === undefined) return undefined
  if (call.method.startsWith('$')) return clientMethod(call, client, around)
  return modelOperation(call, client, around)
}

/** A method that was taken off its object (`const find = prisma.post.findMany`) is called by its own name. */
function normalised(call: Invocation): Invocation {
  const method = call.receiver.path.at(-1)
  if (call.method !== '' || method === undefined) return call.text === '' ? { ...call, text: originName(call.receiver) } : call
  const receiver = { ...call.receiver, path: call.receiver.path.slice(0, -1) }
  return { ...call, receiver, method, text: call.text.endsWith(`.${method}`) ? call.text.slice(0, -method.length - 1) : originName(receiver) }
}

function chainedRelation(call: Invocation, around: Surroundings): Recognition | undefined {
  const { root, path } = call.receiver
  if (root.kind !== 'rows' || root.orm !== 'prisma' || root.many || path.length > 0 || root.entity === undefined) return undefined
  const schema = around.schemas.find((one) => one.id === root.schema)
  const relation = schema === undefined ? undefined : findRelation(findEntity(schema, root.entity), call.method)
  if (schema === undefined || relation === undefined) return undefined
  const written: ChainedRelation = { argument: call.arguments[0] ?? absent, schema, target: around.targetOf(schema), place: call.place, receiver: call.text, relation, parentBatch: root.batch }
  return query(() => describeChained(written), chainedResult(written), 'yes', around.isInstalled ? 'typed' : 'source')
}

function clientMethod(call: Invocation, client: Evidence, around: Surroundings): Recognition | undefined {
  if (client.path.length > 0 && client.kind !== 'untraced') return undefined
  const schema = schemaOf(client, around, call.place.file)
  if (findRawOperation(call.method) !== undefined) {
    const described = describeRaw({ operation: call.method, argument: array(call.arguments), schema, target: around.targetOf(schema), place: call.place, receiver: call.text })
    return described === undefined ? undefined : query(() => described, resultOf({ ...described, rows: findRawOperation(call.method)!.rows }, undefined), client.kind === 'untraced' ? 'unknown' : 'yes', tierOf(client, around))
  }
  if (client.kind === 'untraced') return undefined
  if (call.method === '$transaction') return transaction(call, schema)
  if (clientMethods.has(call.method)) return { kind: 'value', value: clientValue('PrismaClient', schema) }
  return controlMethods.has(call.method) ? { kind: 'control' } : undefined
}

function transaction(call: Invocation, schema: Schema | undefined): Recognition {
  const runs = possibilities(call.arguments[0] ?? absent).some((one) => one.kind === 'closure')
  const isList = possibilities(call.arguments[0] ?? absent).every((one) => one.kind === 'array')
  if (isList && !runs) return { kind: 'control' }
  return { kind: 'scope', callback: 0, parameters: [clientValue('Prisma.TransactionClient', schema)] }
}

function clientValue(name: string, schema: Schema | undefined): Value {
  const of = { module: '@prisma/client', name, ...(schema === undefined ? {} : { schema: schema.id }) }
  return ref(origin({ kind: 'instance', of, how: 'declared' }, name === 'PrismaClient' ? 'prisma' : 'tx'))
}

function modelOperation(call: Invocation, client: Evidence, around: Surroundings): Recognition | undefined {
  const property = client.path[0]
  if (findOperation(call.method) === undefined || property === undefined || client.path.length !== 1) return undefined
  const argument = call.arguments[0] ?? absent
  const schema = schemaOf(client, around, call.place.file, property)
  const certain = certainty(call, client, argument, schema, around)
  if (certain === 'no') return undefined
  const entity = schema === undefined || isSilent(schema) ? assumedModel(property) : findModel(schema, property)?.name
  if (entity === undefined) return undefined
  const written: ModelOperation = { entity, operation: call.method, argument, schema, target: around.targetOf(schema), place: call.place, receiver: call.text }
  return query(() => describe(written)!, operationResult(written), certain, tierOf(client, around))
}

/** A schema of which no model could be read says nothing about names. */
function isSilent(schema: Schema): boolean {
  return schema.entities.length === 0
}

/** How sure it is that the call is Prisma's; `no` where the evidence does not suffice to speak at all. */
function certainty(call: Invocation, client: Evidence, argument: Value, schema: Schema | undefined, around: Surroundings): Tri {
  if (client.kind === 'traced') return 'yes'
  const fit = fits(argument)
  const isDistinctive = findOperation(call.method)?.distinctive ?? false
  if (fit === 'no') return 'no'
  if (schema === undefined) return client.kind === 'named' && isDistinctive && around.schemas.every(isSilent) && /prisma/i.test(call.text) ? 'unknown' : 'no'
  if (client.kind === 'named') return isDistinctive || fit === 'yes' ? 'yes' : 'no'
  return isDistinctive && !call.text.includes('.query.') ? 'unknown' : 'no'
}

/** Whether a first argument is one of Prisma's: an object with Prisma's keys only, and at least one; unknown where that is not seen. */
function fits(argument: Value): Tri {
  if (argument === absent) return 'unknown'
  const answers = possibilities(argument).map((one): Tri => {
    const known = fields(one)
    if (known === undefined) return one.kind === 'literal' && one.value === undefined || one.kind === 'ref' || one.kind === 'unknown' ? 'unknown' : 'no'
    const names = Object.keys(known.known)
    if (!names.every((name) => argumentKeys.has(name))) return 'no'
    return names.length > 0 ? 'yes' : 'unknown'
  })
  return answers.every((one) => one === 'yes') ? 'yes' : answers.includes('no') ? 'no' : 'unknown'
}

/** The client's own schema; else the one that knows the model and stands nearest. */
function schemaOf(client: Evidence, around: Surroundings, file: string, property?: string): Schema | undefined {
  const stated = client.kind === 'traced' ? around.schemas.find((schema) => schema.id === client.schema) : undefined
  if (stated !== undefined) return stated
  const knowing = property === undefined ? around.schemas : around.schemas.filter((schema) => findModel(schema, property) !== undefined)
  if (knowing.length > 0) return around.nearest(knowing, file)
  return client.kind === 'traced' ? around.nearest(around.schemas, file) : undefined
}

function tierOf(client: Evidence, around: Surroundings): Tier {
  return client.kind === 'traced' && around.isInstalled ? 'typed' : 'source'
}

/** Of many calls only the result matters: what a call does is described when somebody asks. */
function query(describe: () => OrmCall, result: Value, certain: Tri, tier: Tier): Recognition {
  let described: OrmCall | undefined
  return { kind: 'query', get call() { return described ??= describe() }, certain, tier, lazy: true, result }
}
