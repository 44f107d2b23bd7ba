// An invocation → what TypeORM makes of it, or undefined where it is not TypeORM's. Only receivers that lead to the package count: by an
// import, a declared type, a construction, or a class of the project that inherits one of its classes.

import type { Classes, Invocation } from '../../model/invocation.ts'
import { type Origin, isWhole, originName } from '../../model/origin.ts'
import type { Target } from '../../model/orm-call.ts'
import type { Recognition, Tier } from '../../model/orm.ts'
import { type Value, absent, array, fields, literal, object, possibilities, ref, textOf, unknown } from '../../model/value.ts'
import type { Style } from './advice/batch.ts'
import { startQuery, stepped } from './builders.ts'
import { describeRun } from './built.ts'
import { type Named, entityOf, entityOfClass, findMapped, isEntity, isTarget } from './entities/find.ts'
import { classKeyOf } from './entities/members.ts'
import { isOperator } from './filters.ts'
import { exportOf } from './names.ts'
import { type Operation, findOperation, findRecordOperation, silentMethods } from './operations.ts'
import { classOfRow, entityHeldBy, receiverOf } from './receivers.ts'
import { configuration } from './ormconfig.ts'
import { createdValue } from './results.ts'
import { describe, describeRaw, type Meaning } from './semantics.ts'
import { configured } from './sources.ts'
import { type State, instanceValue, part, repositoryValue, stateValue } from './values.ts'

export interface Surroundings {
  readonly tier: Tier
  targetOf(file: string): Target
}

/** A call with its receiver found out. */
interface Found {
  readonly call: Invocation
  readonly args: readonly Value[]
  readonly classes: Classes
  readonly around: Surroundings
}

export function recogniseCall(invocation: Invocation, classes: Classes, around: Surroundings): Recognition | undefined {
  const call = normalised(invocation)
  const receiver = receiverOf(call.receiver, call.class, classes)
  if (receiver === undefined) return undefined
  const found: Found = { call, args: call.arguments, classes, around }
  switch (receiver.kind) {
    case 'function': return ofFunction(receiver.name, found)
    case 'source': return ofSource(found)
    case 'event': return undefined
    case 'runner': return call.method === 'query' ? raw(found) : { kind: 'control' }
    case 'manager': return ofManager(found)
    case 'repository': return ofRepository(receiver.target, found)
    case 'abstract': return ofAbstract(receiver.target, found)
    case 'records': return ofRecords(receiver.class, found)
    case 'record': return ofRecord(receiver.class, found)
    case 'query': return ofQuery(receiver.state, found)
  }
}

/** `new EntitySchema({ … })` keeps its options; `new Repository(User, manager)` its entity. */
export function recogniseNew(invocation: Invocation): Recognition | undefined {
  const made = exportOf(invocation.receiver)
  if (made?.path.length !== 0) return undefined
  const [first = absent] = invocation.arguments
  if (made.name === 'EntitySchema') return { kind: 'value', value: stateValue('schema', { options: first, file: literal(invocation.place.file) }) }
  return made.name === 'Repository' ? { kind: 'value', value: repositoryValue(first) } : undefined
}

/** Functions of a namespace, and methods that were taken off their objects, are called by their own names. */
function normalised(call: Invocation): Invocation {
  const { root, path } = call.receiver
  const isNamespace = root.kind === 'import' && isWhole(root.of.name) && path.length === 0 && root.by === undefined
  if (isNamespace && call.method !== '') return { ...call, receiver: { ...call.receiver, path: [call.method] }, method: '' }
  const method = path.at(-1)
  if (call.method !== '' || method === undefined || root.kind === 'import' && root.by === undefined) return call.text === '' && call.method !== '' ? { ...call, text: originName(call.receiver) } : call
  const receiver = { ...call.receiver, path: path.slice(0, -1) }
  return { ...call, receiver, method, text: originName(receiver) }
}

function value(one: Value): Recognition {
  return { kind: 'value', value: one }
}

function ofFunction(name: string, found: Found): Recognition | undefined {
  if (found.call.method !== '') return undefined
  const [first = absent, second = absent] = found.args
  if (isOperator(name)) return value(stateValue('operator', { name: literal(name), value: first, ...(second === absent ? {} : { more: second }) }))
  switch (name) {
    case 'getRepository': return value(repositoryValue(first))
    case 'getTreeRepository': return value(repositoryValue(first, 'TreeRepository'))
    case 'getCustomRepository': return customRepository(first)
    case 'getManager': return value(instanceValue('EntityManager'))
    case 'getConnection': case 'createConnection': return value(instanceValue('DataSource'))
    case 'createConnections': return value(array([], instanceValue('DataSource')))
    case 'createQueryBuilder': return starts(first, second, name)
    case 'getConnectionOptions': return value(configuration(first, found.call.place.file, found.classes))
    default: return undefined
  }
}

function customRepository(target: Value): Recognition | undefined {
  const key = classKeyOf(target)
  return key === undefined ? undefined : value({ kind: 'instance', class: key, args: undefined })
}

function ofSource(found: Found): Recognition | undefined {
  switch (found.call.method) {
    case 'initialize': case 'connect': return value(sourceItself(found.call))
    case 'createQueryRunner': return value(instanceValue('QueryRunner'))
    case 'createEntityManager': return value(instanceValue('EntityManager'))
    case 'close': case 'destroy': case 'synchronize': case 'dropDatabase': case 'runMigrations': case 'undoLastMigration': case 'showMigrations':
    case 'setOptions': case 'hasMetadata': case 'getMetadata': return { kind: 'control' }
    default: return shared(found)
  }
}

/** A source of a class of the project has more than TypeORM's own. */
function sourceItself(call: Invocation): Value {
  const { root } = call.receiver
  const key = call.class ?? (root.kind === 'instance' ? root.by : undefined)
  return key === undefined ? instanceValue('DataSource') : { kind: 'instance', class: key, args: undefined }
}

/** What sources and managers have in common. */
function shared(found: Found): Recognition | undefined {
  const { call, args } = found
  const [first = absent, second = absent] = args
  switch (call.method) {
    case 'getRepository': return value(repositoryValue(first))
    case 'getTreeRepository': return value(repositoryValue(first, 'TreeRepository'))
    case 'getCustomRepository': return customRepository(first)
    case 'query': case 'sql': return raw(found)
    case 'transaction': return transaction(args)
    case 'createQueryBuilder': return isTarget(first) || second !== absent ? starts(first, second, `${call.text}.createQueryBuilder`) : starts(absent, absent, `${call.text}.createQueryBuilder`)
    default: return undefined
  }
}

function transaction(args: readonly Value[]): Recognition {
  const callback = possibilities(args[0] ?? absent).some((one) => one.kind === 'closure') || args.length < 2 ? 0 : 1
  return { kind: 'scope', callback, parameters: [instanceValue('EntityManager')] }
}

function starts(target: Value, alias: Value, text: string): Recognition {
  return value(stateValue('select', startQuery(target, alias, text)))
}

function ofManager(found: Found): Recognition | undefined {
  const { call, args, classes } = found
  const [first = absent, ...rest] = args
  const known = shared(found)
  if (known !== undefined) return known
  if (call.method === 'withRepository') return value(first)
  if (call.method === 'release') return { kind: 'control' }
  if (call.method === 'create') return value(createdValue(rest[0], entityOf(first, classes, call.place.file)))
  if (silentMethods.has(call.method)) return { kind: 'control' }
  const operation = findOperation(call.method)
  if (operation === undefined) return undefined
  // Rows may come without their entity: `manager.save(user)`.
  const isTargeted = operation.takes !== 'entities' || rest.length > 0 && (isTarget(first) || isComputedTarget(first, rest[0]!))
  const entity = isTargeted ? entityOf(first, classes, call.place.file) : entityOfRows(first, classes, call.place.file)
  return performed(found, operation, entity, isTargeted ? rest : args, isTargeted ? first : absent, { receiver: call.text, ...(isTargeted ? { entity: writtenTarget(first, entity) } : entity.name === undefined ? {} : { entity: entity.name }) })
}

/** As code hands it over: a name in quotes is no class that is in scope. */
function writtenTarget(target: Value, entity: Named): string {
  const text = textOf(target)
  return text === undefined ? entity.name ?? 'Entity' : `'${text}'`
}

/** `manager.save(target, row)` of what an item has, not `manager.save(row, options)`. */
function isComputedTarget(first: Value, second: Value): boolean {
  const isNamedSo = first.kind === 'ref' && /^(?:target|entity(?:Target|Class|Type|Name)|model|table|cls|ctor)$/i.test(first.origin.path.at(-1) ?? first.origin.label ?? '')
  return isNamedSo && second.kind === 'ref'
}

function ofRepository(target: Value, found: Found): Recognition | undefined {
  const { call, args, classes } = found
  const entity = entityOf(target, classes, call.place.file)
  switch (call.method) {
    case 'createQueryBuilder': return starts(targetOf(target, call), args[0] ?? absent, `${call.text}.createQueryBuilder`)
    case 'create': return value(createdValue(args[0], entity))
    case 'extend': return extended(call.receiver, args[0] ?? absent)
    case 'query': return raw(found)
    default: return onEntity(found, entity, call.text, target)
  }
}

/** `repository.extend({ … })`: the repository with functions of its own, which may call one another: their `this` has them all. */
function extended(repository: Origin, own: Value): Recognition {
  const methods = fields(own)?.known ?? {}
  const withSelf = (self: Value) => object(Object.fromEntries(Object.entries(methods).map(([name, one]) => [name, one.kind === 'closure' && one.self === undefined ? { ...one, self } : one])), ref(repository))
  if (Object.keys(methods).length === 0) return value(ref(repository))
  const made = withSelf(withSelf(ref(repository)))
  return { kind: 'value', value: made, methods: Object.values(fields(made)?.known ?? {}).filter((one) => one.kind === 'closure') }
}

function ofAbstract(target: Value, found: Found): Recognition | undefined {
  const { call, args } = found
  switch (call.method) {
    case 'createQueryBuilder': return starts(targetOf(target, call), args[0] ?? absent, `${call.text}.createQueryBuilder`)
    case 'createQueryBuilderFor': return starts(args[0] ?? absent, args[1] ?? absent, `${call.text}.createQueryBuilderFor`)
    case 'getRepositoryFor': return value(repositoryValue(args[0] ?? absent))
    default: return undefined
  }
}

/** What a class leaves to those who extend it, callers know by the object. */
function targetOf(target: Value, { object: self }: Invocation): Value {
  return self === undefined || isTarget(target) ? target : ref(self)
}

/** `User.find(…)`, and `this.find(…)` in a static method of a class that entities extend. */
function ofRecords(key: string, found: Found): Recognition | undefined {
  const { call, args, classes } = found
  const isLeft = call.object !== undefined && !isEntity(key, classes)
  const entity = isLeft ? {} : entityOfClass(key, classes)
  const target = isLeft ? ref(call.object) : classValue(key)
  switch (call.method) {
    case 'createQueryBuilder': return starts(target, args[0] ?? absent, `${call.text}.createQueryBuilder`)
    case 'getRepository': return value(repositoryValue(target))
    case 'create': return value(createdValue(args[0], entity))
    case 'useDataSource': case 'useConnection': return { kind: 'control' }
    case 'query': return raw(found)
    default: return onEntity(found, entity, call.text)
  }
}

/** `user.save()`: a call for many rows goes through the class. */
function ofRecord(key: string, found: Found): Recognition | undefined {
  const { call, classes, args } = found
  if (call.method === 'hasId') return { kind: 'control' }
  const operation = findRecordOperation(call.method)
  if (operation === undefined) return undefined
  const entity = entityOfClass(key, classes)
  const row = subjectOf(call)
  return performed(found, operation, entity, [row, ...args], row, { receiver: entity.name ?? call.text }, true)
}

/** @param about the entity as it was handed over */
function onEntity(found: Found, entity: Named, receiver: string, about: Value = absent): Recognition | undefined {
  if (silentMethods.has(found.call.method)) return { kind: 'control' }
  const operation = findOperation(found.call.method)
  return operation === undefined ? undefined : performed(found, operation, entity, found.args, about, { receiver })
}

function ofQuery(state: State, found: Found): Recognition | undefined {
  const { call, args, classes, around } = found
  const meaning = describeRun({ method: call.method, args, state, receiver: call.text, entity: entityOf(entityHeldBy(part(state, 'target'), classes), classes, call.place.file), find: findMapped(classes, call.place.file), target: around.targetOf(call.place.file), place: call.place })
  if (meaning !== undefined) return query(meaning, around)
  if (/^(getQuery|getSql|getParameters|getQueryAndParameters|printSql|hasCommonTableExpressions)$/.test(call.method)) return call.method === 'printSql' ? value(ref(call.receiver)) : { kind: 'control' }
  if (call.method === 'subQuery') return value(stateValue('select', { text: part(state, 'text'), open: literal(true) }))
  return value(stepped(state, call.method, args))
}

function performed(found: Found, operation: Operation, entity: Named, args: readonly Value[], about: Value, style: Style, one?: true): Recognition {
  const { call, classes, around } = found
  return query(describe({
    method: call.method, operation, args, entity, find: findMapped(classes, call.place.file), target: configured(around.targetOf(call.place.file), [call.place.file, entity.mapped?.entity.place.file], classes), place: call.place, receiver: call.text, style,
    subject: array([about, receiverValue(call)]), ...(one === undefined ? {} : { one }), ...(entity.name === undefined && about !== absent ? { on: about } : {}),
  }), around)
}

function raw(found: Found): Recognition {
  const { call, args, around } = found
  const meaning = describeRaw({ method: call.method, args, receiver: call.text, place: call.place, target: around.targetOf(call.place.file), subject: receiverValue(call) }, { entity: {}, many: true, loaded: undefined, at: call.place })
  return query(meaning, around)
}

function query(meaning: Meaning, around: Surroundings): Recognition {
  return { kind: 'query', call: meaning.call, certain: 'yes', tier: around.tier, lazy: false, result: meaning.result }
}

/** Whose rows a value is, where nothing else names the entity. */
function entityOfRows(given: Value, classes: Classes, file: string): Named {
  for (const one of possibilities(given)) {
    if (one.kind === 'instance') return entityOfClass(one.class, classes)
    if (one.kind === 'array') return one.items[0] === undefined && one.more === undefined ? {} : entityOfRows(one.items[0] ?? one.more!, classes, file)
    const key = one.kind === 'ref' ? classOfRow(one.origin) : undefined
    if (key !== undefined) return entityOfClass(key, classes)
  }
  return {}
}

function classValue(key: string): Value {
  return ref({ root: { kind: 'class', class: key }, path: [] })
}

/** The row that a method is called on. One that code made itself is known by its class alone: what it holds is not. */
function subjectOf(call: Invocation): Value {
  return call.receiver.root.kind === 'instance' ? unknown : ref(call.receiver)
}

/** Repositories and managers are the same in each round, unless they were made for what differs. */
function receiverValue(call: Invocation): Value {
  const { root } = call.receiver
  return root.kind === 'instance' || root.kind === 'import' ? absent : root.kind === 'builder' ? object(root.state) : ref(call.receiver)
}
