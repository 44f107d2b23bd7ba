// The methods that are operations when code calls them: those of the tables, on repositories, managers and active records. One that calls
// another is the operation, with all that it calls.

import type { OperationDescription, Recorder, Replacement } from '../../../model/instrument.ts'
import type { OrmCall } from '../../../model/orm-call.ts'
import { type Operation, findOperation, findRecordOperation, operationNames, recordOperationNames } from '../operations.ts'
import { kept } from './arguments.ts'
import { type Metadata, type Source, isObject, metadataOf, sourceOf } from './live.ts'
import { type LiveCall, callOf, rawCallOf } from './meaning.ts'

type Replacements = Readonly<Record<string, Replacement>>
type Describe = (holder: object, args: readonly unknown[]) => OperationDescription

/**
 * Runs the method as an operation. What describes it may throw on objects of other makes; then it says less. Methods call one another, and
 * each adds one frame alone to the stacks of errors, two where the operation begins: the application's own would not fit otherwise.
 */
export function operation(recorder: Recorder, describe: Describe, otherwise: OperationDescription): Replacement {
  return (original) => function called(this: object, ...given: unknown[]): unknown {
    const context = recorder.operation(() => described(describe, this, given, otherwise), called)
    return context === undefined ? Reflect.apply(original, this, given) : recorder.run(context, Reflect.apply, original, this, given) as unknown
  }
}

function described(describe: Describe, holder: object, args: readonly unknown[], otherwise: OperationDescription): OperationDescription {
  try {
    return describe(holder, args)
  } catch {
    return otherwise
  }
}

/** @param kind how code calls it: `Repository`, `TreeRepository` */
export function repositoryReplacements(recorder: Recorder, kind: string): Replacements {
  return { ...forEach(operationNames, (method) => operation(recorder, ofRepository(kind, method), plain(`${kind}.${method}`, method))), ...raw(recorder, ofRepository(kind, 'query')) }
}

export function managerReplacements(recorder: Recorder): Replacements {
  return { ...forEach(operationNames, (method) => operation(recorder, ofManager(method), plain(`EntityManager.${method}`, method))), ...rawReplacements(recorder, 'EntityManager') }
}

/** `query` and `sql` of what knows its data source, or is one. */
export function rawReplacements(recorder: Recorder, kind: string): Replacements {
  return forEach(['query', 'sql'], (method) => operation(recorder, (holder) => rawDescription(sourceOf(holder) ?? holder as Source, method, `${kind}.${method}`), plain(`${kind}.${method}`, method)))
}

/** Static methods of active records. */
export function recordsReplacements(recorder: Recorder): Replacements {
  return { ...forEach(operationNames, (method) => operation(recorder, ofRecords(method), plain(`BaseEntity.${method}`, method))), ...raw(recorder, ofRecords('query')) }
}

/** Methods of one row. */
export function recordReplacements(recorder: Recorder): Replacements {
  return forEach(recordOperationNames, (method) => operation(recorder, ofRecord(method), plain(`BaseEntity.${method}`, method)))
}

function raw(recorder: Recorder, describe: Describe): Replacements {
  return forEach(['query', 'sql'], (method) => operation(recorder, describe, plain(method, method)))
}

function forEach(names: readonly string[], replacement: (name: string) => Replacement): Replacements {
  return Object.fromEntries(names.map((name) => [name, replacement(name)]))
}

function plain(name: string, method: string): OperationDescription {
  return { orm: 'typeorm', watched: true, name, effect: findOperation(method)?.effect ?? 'raw' }
}

function ofRepository(kind: string, method: string): Describe {
  const operation = findOperation(method)
  const named = byEntity((entity) => ({ name: `${kind}<${entity}>.${method}`, receiver: `${decapitalised(entity)}Repository` }))
  return (repository, args) => {
    const { target } = repository as { readonly target: unknown }
    const source = sourceOf((repository as { readonly manager: object }).manager)
    const metadata = metadataOf(source, target)
    const { name, receiver } = named(metadata?.name ?? nameOf(target))
    return description(source, metadata, method, operation, args, name, receiver)
  }
}

/** Rows may come without their entity: `manager.save(post)`. */
function ofManager(method: string): Describe {
  const operation = findOperation(method)
  const named = byEntity((entity) => `EntityManager.${method}(${entity})`)
  return (manager, args) => {
    const source = sourceOf(manager)
    const isTargeted = operation?.takes !== 'entities' || args.length > 1 && isTarget(args[0])
    const target = isTargeted ? args[0] : classOf(args[0])
    const metadata = metadataOf(source, target)
    const entity = metadata?.name ?? nameOf(target)
    return description(source, metadata, method, operation, isTargeted ? args.slice(1) : args, named(entity), 'manager', entity)
  }
}

function ofRecords(method: string): Describe {
  const operation = findOperation(method)
  const named = byEntity((entity) => `${entity}.${method}`)
  return (records, args) => {
    const source = (records as { readonly dataSource?: Source }).dataSource
    const name = nameOf(records)
    return description(source, metadataOf(source, records), method, operation, args, named(name), name)
  }
}

function ofRecord(method: string): Describe {
  return (row, args) => {
    const { constructor } = row as { readonly constructor: { readonly dataSource?: Source } }
    const name = nameOf(constructor)
    const { dataSource: source } = constructor
    const operation = findRecordOperation(method)!
    const called = `${decapitalised(name)}.${method}`
    const call = source === undefined ? undefined : () => callOf({ source, metadata: metadataOf(source, constructor), method, operation, args: [row, ...args], receiver: name, name: called })
    return { orm: 'typeorm', watched: true, name: called, entity: name, effect: operation.effect, ...call === undefined ? {} : { call: attempted(call) } }
  }
}

/** Made once for each entity: each call is looked up by its name, and a text that is made anew is hashed anew. */
function byEntity<Made>(make: (entity: string) => Made): (entity: string) => Made {
  const known = new Map<string, Made>()
  return (entity) => {
    const before = known.get(entity)
    if (before !== undefined) return before
    const made = make(entity)
    known.set(entity, made)
    return made
  }
}

function description(source: Source | undefined, metadata: Metadata | undefined, method: string, operation: Operation | undefined, args: readonly unknown[], name: string, receiver: string, entity?: string): OperationDescription {
  if (operation === undefined) return rawDescription(source, method, name)
  // What is stored is filled in by the call.
  const given = operation.effect === 'write' ? kept(args) : args
  const live: Omit<LiveCall, 'source'> = { metadata, method, operation, args: given, receiver, name, ...entity === undefined ? {} : { entity } }
  return {
    orm: 'typeorm', watched: true, name, effect: operation.effect, ...metadata === undefined ? {} : { entity: metadata.name },
    ...source === undefined ? {} : { call: attempted(() => callOf({ ...live, source })) },
  }
}

function rawDescription(source: Source | undefined, method: string, name: string): OperationDescription {
  return { orm: 'typeorm', watched: true, name, effect: 'raw', ...source === undefined ? {} : { call: attempted(() => rawCallOf(source, method, name)) } }
}

/** A trace is read after the program has run: what cannot be described then is left out. */
export function attempted(call: () => OrmCall | undefined): () => OrmCall | undefined {
  return () => {
    try {
      return call()
    } catch {
      return undefined
    }
  }
}

function isTarget(value: unknown): boolean {
  return typeof value === 'function' || typeof value === 'string' || isObject(value) && Reflect.get(value, '@instanceof') === Symbol.for('EntitySchema')
}

function classOf(rows: unknown): unknown {
  const row: unknown = Array.isArray(rows) ? rows[0] : rows
  return isObject(row) ? row.constructor : undefined
}

function nameOf(target: unknown): string {
  if (typeof target === 'string') return target
  if (typeof target === 'function') return target.name
  const { options } = (target ?? {}) as { readonly options?: { readonly name?: string } }
  return options?.name ?? 'Object'
}

export function decapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
