// mysql2 3.x: `query` and `execute` of connections, pools and pool clusters, with callbacks, promises and events, and prepared statements.
// It publishes `mysql2:query` and `mysql2:execute` on `diagnostics_channel`, and they do not serve: what waits for a pooled connection is
// announced in the context of whoever gave one back, values are written into the text by then, streams tell no rows, and a subscriber makes
// it listen to a command's `error`, so that one which nobody handles is no longer heard of. So prototypes are patched. The classes of
// `mysql2/promise` call these; they are doors through which the prototypes are found.

import { databasesOf } from '../../model/database.ts'
import type { Instrument, Recorder, Replacement } from '../../model/instrument.ts'
import { answering } from '../answers.ts'
import { ownerOf, patched, patchedAlong } from '../patch.ts'
import { hasMethods } from '../shapes.ts'
import { prototypesBeside } from './mysql2/beside.ts'
import { isPrepared, rowsOf, textOf, valuesOf } from './mysql2/queries.ts'
import type { Command } from './mysql2/queries.ts'
import { newWay } from './mysql2/way.ts'
import type { Way } from './mysql2/way.ts'
import { watched } from './mysql2/watched.ts'

type Replacements = Readonly<Record<string, Replacement>>

const databaseOf = databasesOf(({ config }) => (config as { readonly connectionConfig?: unknown } | undefined)?.connectionConfig ?? config)

export const mysql2: Instrument = {
  name: 'mysql2',
  level: 'driver',
  loading: { packages: ['mysql2'] },
  accepts: (target) => classesOf(target).length > 0,
  instrument(target, recorder) {
    const found = new Map([...classesOf(target), ...prototypesBeside(target).flatMap(classesOf)])
    const undos = [...found].map(([owner, kind]) => patched(owner, replacementsOf(kind, owner, recorder)))
    return { target, undo: () => undos.forEach((undo) => undo()) }
  },
}

type Kind = 'connection' | 'pool' | 'namespace' | 'cluster' | 'door'

// Shared by all pools: what is passed on is taken up within the same synchronous call.
const way: Way = newWay()

/** What is to be patched of a client, a class or the module, with what it is. */
function classesOf(target: unknown): readonly (readonly [owner: object, kind: Kind])[] {
  if (typeof target === 'function') return classesOf(target.prototype as unknown)
  const kind = kindOf(target)
  if (kind !== undefined) return [[ownerOf(target as object, METHOD[kind])!, kind]]
  if (typeof target !== 'object' || target === null) return []
  const { Connection, Pool, PoolCluster, PromisePool, PromiseConnection, createPool } = target as Readonly<Record<string, unknown>>
  if (typeof createPool !== 'function') return []
  return [Connection, Pool, PoolCluster, PromisePool, PromiseConnection].flatMap((one) => typeof one === 'function' ? classesOf(one) : [])
}

const METHOD: Readonly<Record<Kind, string>> = { connection: 'query', pool: 'query', namespace: 'query', cluster: 'getConnection', door: 'query' }

function kindOf(target: unknown): Kind | undefined {
  if (hasMethods(target, ['query', 'execute', 'addCommand', 'handlePacket', 'unprepare'])) return 'connection'
  if (hasMethods(target, ['query', 'execute', 'getConnection', 'releaseConnection', 'escapeId'])) return hasMethods(target, ['_removeConnection']) ? 'pool' : 'door'
  if (hasMethods(target, ['query', 'execute', 'getConnection', '_getClusterNode'])) return 'namespace'
  if (hasMethods(target, ['getConnection', 'add', 'of', '_findNodeIds'])) return 'cluster'
  if (hasMethods(target, ['query', 'execute', 'prepare', 'changeUser', 'unprepare'])) return 'door'
  const { poolCluster } = (typeof target === 'object' && target !== null ? target : {}) as { readonly poolCluster?: unknown }
  return poolCluster === undefined || kindOf(poolCluster) !== 'cluster' ? undefined : 'door'
}

function replacementsOf(kind: Kind, owner: object, recorder: Recorder): Replacements {
  switch (kind) {
    case 'connection': return { query: sending(recorder), execute: sending(recorder), addCommand: adding(recorder), ...callbacks(recorder, ['connect', 'prepare', 'changeUser', 'ping', 'reset']) }
    case 'pool': return { query: passing(recorder), execute: passing(recorder), getConnection: connecting(recorder, owner) }
    case 'namespace': return { query: passing(recorder), execute: passing(recorder), getConnection: connecting(recorder, owner) }
    case 'cluster': return { of: finding(recorder, owner), add: adder(recorder, owner) }
    case 'door': return Object.fromEntries(['query', 'execute', 'getConnection', 'prepare', 'beginTransaction', 'of'].map((name) => [name, door(recorder, owner)]))
  }
}

/** A connection's `query` and `execute`. */
function sending(recorder: Recorder): Replacement {
  return (original) => function send(this: object, ...given: unknown[]): unknown {
    const passed = way.dispatched()
    if (passed !== undefined) return Reflect.apply(original, this, given)
    const text = textOf(given[0])
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(given), 'mysql', send, databaseOf(this))
    return watched(recorder, statement, given, (call) => Reflect.apply(original, this, call))
  }
}

/** A pool's: recorded where it is called, and no more on the connection that it is sent on later. */
function passing(recorder: Recorder): Replacement {
  return (original) => function send(this: object, ...given: unknown[]): unknown {
    const text = textOf(given[0])
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(given), 'mysql', send, databaseOf(this))
    return watched(recorder, statement, given, (call) => way.calling(() => Reflect.apply(original, this, call)))
  }
}

function connecting(recorder: Recorder, owner: object): Replacement {
  return (original) => function getConnection(this: object, ...given: unknown[]): unknown {
    const isPassing = way.called()
    return Reflect.apply(original, this, given.map((one) => {
      if (typeof one !== 'function') return one
      if (!isPassing) return found(recorder.bound(one))
      return found(function (this: unknown, ...answer: unknown[]): unknown {
        return way.dispatching(() => Reflect.apply(one, this, answer) as unknown)
      })
    }))
  }

  /** A pool that was handed in alone: its connections are found when it gives the first one. */
  function found(callback: Function): Function {
    return function (this: unknown, ...answer: unknown[]): unknown {
      along(recorder, owner, answer[1])
      return Reflect.apply(callback, this, answer) as unknown
    }
  }
}

/** A statement that was prepared by hand: `execute` of it adds a command whose statement is known. */
function adding(recorder: Recorder): Replacement {
  return (original) => function addCommand(this: object, ...given: unknown[]): unknown {
    const [command] = given as [Command | undefined]
    if (!isPrepared(command)) return Reflect.apply(original, this, given)
    const statement = recorder.begin(command.statement.query, command.values, 'mysql', addCommand, databaseOf(this))
    if (typeof command.onResult === 'function') command.onResult = answering(recorder, statement, command.onResult, rowsOf)
    return watched(recorder, statement, [], () => Reflect.apply(original, this, given))
  }
}

/** Of a cluster: patterns select among pools, and send through connections of their own. */
function finding(recorder: Recorder, owner: object): Replacement {
  return (original) => function of(this: object, ...given: unknown[]): unknown {
    const namespace: unknown = Reflect.apply(original, this, given)
    along(recorder, owner, namespace)
    return namespace
  }
}

function adder(recorder: Recorder, owner: object): Replacement {
  return (original) => function add(this: { readonly _nodes?: Readonly<Record<string, { readonly pool?: unknown }>> }, ...given: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, given)
    for (const { pool } of Object.values(this._nodes ?? {})) along(recorder, owner, pool)
    return result
  }
}

/** A method of `mysql2/promise`: it calls the object that it stands for. */
function door(recorder: Recorder, owner: object): Replacement {
  return (original) => function through(this: Readonly<Record<string, unknown>>, ...given: unknown[]): unknown {
    for (const name of ['connection', 'pool', 'poolCluster']) along(recorder, owner, this[name])
    return Reflect.apply(original, this, given)
  }
}

/** Patches what was found, and what it holds already. */
function along(recorder: Recorder, owner: object, target: unknown): void {
  if (kindOf(target) === undefined) return
  for (const [found, kind] of classesOf(target)) patchedAlong(owner, found, replacementsOf(kind, owner, recorder))
  const nodes = (target as { readonly _nodes?: unknown })._nodes
  if (typeof nodes === 'object' && nodes !== null) for (const node of Object.values(nodes)) along(recorder, owner, (node as { readonly pool?: unknown }).pool)
}

/** Callbacks run in the context of whoever opened the connection; the application's run in that of their call. */
function callbacks(recorder: Recorder, names: readonly string[]): Replacements {
  return Object.fromEntries(names.map((name): [string, Replacement] => [name, (original) => function (this: object, ...given: unknown[]): unknown {
    return Reflect.apply(original, this, given.map((one) => typeof one === 'function' ? recorder.bound(one) : one))
  }]))
}
