// An invocation → what Prisma makes of it, or undefined where it is not Prisma's. Names alone never decide: an untraced receiver needs
// a model of the schema, an operation that others do not have, and arguments that fit; without a client's name even that is `unknown`.

import type { Invocation } from '../../model/invocation.ts'
import { type Root, origin, originName, step } from '../../model/origin.ts'
import type { OrmCall, Target } from '../../model/orm-call.ts'
import type { Recognition, Tier } from '../../model/orm.ts'
import { type Schema, findEntity } from '../../model/schema.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, absent, array, fields, possibilities, ref, textOf, unknown } from '../../model/value.ts'
import { type Evidence, findClient, isCalledPrisma, isNamespace } from './clients.ts'
import { ANY_MODEL, computedModel, delegateOf, named } from './delegates.ts'
import { extendedBy, extendedLike, isHooked, methodOf, methodsOf, unextended } from './extensions.ts'
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
  const { kind } = invocation.receiver.root
  if (kind !== 'rows' && kind !== 'builder' && !method.startsWith('$') && findOperation(method) === undefined && !isFragmentMethod(method) && !isExtending(method)) return undefined
  const written = normalised(invocation)
  const sql = isFragmentMethod(written.method) ? fragment(written, around.ids) : undefined
  if (sql !== undefined) return { kind: 'value', value: sql }
  const receiver = named(written.receiver)
  const call: Asked = { ...written, receiver, also: computedModel(written.receiver) ?? (isHooked(receiver, written.method) ? unknown : undefined) }
  if (kind === 'rows') return chainedRelation(call, around)
  const own = methodOf(call.receiver, call.method)
  if (own !== undefined) return { kind: 'method', method: own }
  if (isExtending(call.method)) return extending(call, around)
  const client = findClient(unextended(call.receiver), around.ids, around.clients)
  if (client === undefined) return undefined
  if (call.method.startsWith('$')) return clientMethod(call, client, around)
  return modelOperation(call, client, around)
}

/** A call, and what else than its arguments tells it from another. */
type Asked = Invocation & { readonly also: Value | undefined }

/** `prisma[model]`. */
export function recogniseIndex({ receiver, arguments: [model = absent] }: Invocation, around: Surroundings): Recognition | undefined {
  const client = findClient(unextended(receiver), around.ids, around.clients)
  if (client !== undefined && client.kind !== 'untraced' && client.path.length === 0) return { kind: 'value', value: delegateOf(receiver, model) }
  const name = textOf(model)
  // `context.get('prisma')`: a name tells as much as that of a member.
  return name !== undefined && isCalledPrisma(name) ? { kind: 'value', value: ref(step(receiver, name)) } : undefined
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

function clientMethod(call: Asked, client: Evidence, around: Surroundings): Recognition | undefined {
  if (client.path.length > 0 && client.kind !== 'untraced') return undefined
  const schema = schemaOf(client, around, call.place.file)
  if (findRawOperation(call.method) !== undefined) {
    const described = describeRaw({ operation: call.method, argument: array(call.arguments), schema, target: around.targetOf(schema), place: call.place, receiver: call.text, ...alsoOf(call) })
    return described === undefined ? undefined : query(() => described, resultOf({ ...described, rows: findRawOperation(call.method)!.rows }, undefined), client.kind === 'untraced' ? 'unknown' : 'yes', tierOf(client, around))
  }
  if (call.method === '$extends') return extension(call, client.kind === 'untraced' ? ref(call.receiver) : extendedLike(call.receiver, clientValue('PrismaClient', schema)))
  if (client.kind === 'untraced') return undefined
  if (call.method === '$transaction') return transaction(call, schema)
  if (clientMethods.has(call.method)) return { kind: 'value', value: extendedLike(call.receiver, clientValue('PrismaClient', schema)) }
  return controlMethods.has(call.method) ? { kind: 'control' } : undefined
}

/** `client.$extends({ … })`, or with a function that extends the client. */
function extension(call: Invocation, client: Value): Recognition | undefined {
  const [given = absent] = call.arguments
  if (possibilities(given).some((one) => one.kind === 'closure')) return { kind: 'scope', callback: 0, parameters: [client] }
  const value = extendedBy(client, given)
  if (value !== undefined) return { kind: 'value', value, methods: methodsOf(client, given) }
  return client.kind === 'ref' && isSymbol(client.origin.root) ? undefined : { kind: 'value', value: client }
}

function isSymbol({ kind }: Root): boolean {
  return kind === 'param' || kind === 'captured'
}

/** Functions of the namespace `Prisma` that extensions are written with. */
function extending(call: Invocation, around: Surroundings): Recognition | undefined {
  const { root } = call.receiver
  if (root.kind !== 'import' || !isNamespace(call.receiver, around.ids)) return undefined
  const [given = absent] = call.arguments
  if (call.method === 'getExtensionContext') return { kind: 'value', value: given }
  const client = clientValue('PrismaClient', around.schemas.find((schema) => schema.id === root.of.schema))
  return possibilities(given).some((one) => one.kind === 'closure') ? { kind: 'scope', callback: 0, parameters: [client] } : { kind: 'value', value: given, methods: methodsOf(client, given) }
}

function isExtending(method: string): boolean {
  return method === 'getExtensionContext' || method === 'defineExtension'
}

function transaction(call: Invocation, schema: Schema | undefined): Recognition {
  const runs = possibilities(call.arguments[0] ?? absent).some((one) => one.kind === 'closure')
  const isList = possibilities(call.arguments[0] ?? absent).every((one) => one.kind === 'array')
  if (isList && !runs) return { kind: 'control', answers: true }
  return { kind: 'scope', callback: 0, parameters: [extendedLike(call.receiver, clientValue('Prisma.TransactionClient', schema))] }
}

function clientValue(name: string, schema: Schema | undefined): Value {
  const of = { module: '@prisma/client', name, ...(schema === undefined ? {} : { schema: schema.id }) }
  return ref(origin({ kind: 'instance', of, how: 'declared' }, name === 'PrismaClient' ? 'prisma' : 'tx'))
}

function modelOperation(call: Asked, client: Evidence, around: Surroundings): Recognition | undefined {
  const property = client.path[0]
  if (findOperation(call.method) === undefined || property === undefined || client.path.length !== 1) return undefined
  const argument = call.arguments[0] ?? absent
  const isOfAll = property === ANY_MODEL
  const schema = schemaOf(client, around, call.place.file, isOfAll ? undefined : property)
  const certain = certainty(call, client, argument, schema, around)
  if (certain === 'no') return undefined
  const entity = isOfAll ? undefined : schema === undefined || isSilent(schema) ? assumedModel(property) : findModel(schema, property)?.name
  if (entity === undefined && !isOfAll) return undefined
  const written: ModelOperation = { entity, operation: call.method, argument, schema: isOfAll ? undefined : schema, target: around.targetOf(schema), place: call.place, receiver: call.text, ...alsoOf(call), ...adviceFor(call, property) }
  return query(() => describe(written)!, operationResult(written), certain, tierOf(client, around))
}

function alsoOf({ also }: Asked): Pick<ModelOperation, 'also'> {
  return also === undefined ? {} : { also }
}

/** Other code knows nothing of the delegate that a variable, a field or `this` holds. */
function adviceFor({ text }: Invocation, property: string): Pick<ModelOperation, 'own' | 'elsewhere'> {
  if (property === ANY_MODEL || text.endsWith(property)) return {}
  return { ...(text === 'this' ? { own: 'Prisma.getExtensionContext(this)' } : {}), elsewhere: `prisma.${property}` }
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
