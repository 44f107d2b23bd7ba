// pg: `Client.query` and `Pool.query` of 8.x, with text, configuration objects, named statements, cursors and streams. The end of a query is
// taken from the query object, of which the client calls `handleReadyForQuery` or `handleError`: promise and callback stay pg's own.
// A pool's query is recorded where it is called; the client that it runs on later is told which one it is.

import { databasesOf } from '../../model/database.ts'
import type { Instrument, OpenStatement, Recorder, Replacement } from '../../model/instrument.ts'
import { ownerOf, patched } from '../patch.ts'
import { withBoundCallback } from './pg/bound.ts'
import { findSent, textOf, valuesOf } from './pg/queries.ts'
import type { Client, Submitted } from './pg/queries.ts'
import { queryMethods, watched } from './pg/watched.ts'

/** A pool's query on its way to a client. */
interface Passed {
  readonly statement: OpenStatement | undefined
}

/** A client knows what it connects to, and a pool what it makes clients with. */
const databaseOf = databasesOf(({ connectionParameters, options }) => connectionParameters ?? options)

/** Both steps of that way are synchronous calls: `query` calls `connect`, and its callback calls the client's `query`. */
interface Way {
  calling: Passed | undefined
  dispatching: Passed | undefined
}

export const pg: Instrument = {
  name: 'pg',
  level: 'driver',
  loading: { packages: ['pg'] },
  accepts: (target) => classesOf(target) !== undefined,
  instrument(target, recorder) {
    const { client, pool, query } = classesOf(target)!
    const undos = [
      patched(client, { query: clientQuery(recorder, query), connect: (original) => connect(recorder, original) }),
      ...pool === undefined ? [] : [patched(pool, { query: poolQuery(recorder), connect: poolConnect(recorder) })],
      ...query === undefined ? [] : [patched(query, queryMethods(recorder))],
    ]
    return { target, undo: () => undos.forEach((undo) => undo()) }
  },
}

// Shared by all clients: what is passed on is taken up within the same synchronous call.
const way: Way = { calling: undefined, dispatching: undefined }

interface Classes {
  readonly client: object
  readonly pool: object | undefined
  /** Of what a client's `query` makes. */
  readonly query: object | undefined
}

/** The prototypes behind a pool, a client or the module. */
function classesOf(target: unknown): Classes | undefined {
  if (target === null || typeof target !== 'object' && typeof target !== 'function') return undefined
  const { Client, Pool } = target as { readonly Client?: Class; readonly Pool?: Class }
  const client: unknown = isClient(target) ? target : Client?.prototype
  if (!isClient(client)) return undefined
  const pool: unknown = client === target ? undefined : Pool?.prototype ?? target
  const made: unknown = (client as { readonly constructor?: { readonly Query?: Class } }).constructor?.Query?.prototype
  // Queries of the native bindings tell nobody but their callbacks when they end.
  if (made !== undefined && !hasMethods(made, ['handleReadyForQuery', 'handleError'])) return undefined
  if (pool !== undefined && !hasMethods(pool, ['query', 'connect'])) return undefined
  return {
    client: ownerOf(client, 'query')!, pool: pool === undefined ? undefined : ownerOf(pool, 'query'),
    query: made,
  }
}

interface Class {
  readonly prototype?: unknown
}

/** Methods that no other driver's client has together. */
function isClient(target: unknown): target is object {
  return hasMethods(target, ['query', 'connect', 'escapeIdentifier', 'escapeLiteral', 'setTypeParser'])
}

function hasMethods(target: unknown, methods: readonly string[]): target is object {
  return typeof target === 'object' && target !== null && methods.every((name) => typeof Reflect.get(target, name) === 'function')
}

/** @param made the prototype of what the original makes */
function clientQuery(recorder: Recorder, made: object | undefined): Replacement {
  return (original) => function query(this: Client, ...given: unknown[]): unknown {
    const passed = way.dispatching
    way.dispatching = undefined
    const text = textOf(this, given[0])
    const statement = passed === undefined ? text === undefined ? undefined : recorder.begin(text, valuesOf(given[0], given[1]), 'postgresql', query, databaseOf(this)) : passed.statement
    const call = passed === undefined ? withBoundCallback(recorder, given) : given
    if (statement === undefined) return Reflect.apply(original, this, call)
    const active = this._activeQuery
    let result: unknown
    try {
      result = Reflect.apply(original, this, call)
    } catch (error) {
      recorder.fail(statement)
      throw error
    }
    const sent = findSent(this, given[0], active)
    if (sent !== undefined && watched(recorder, sent, statement, made)) return result
    return followed(recorder, statement, result)
  }
}

function poolQuery(recorder: Recorder): Replacement {
  return (original) => function query(this: object, ...given: unknown[]): unknown {
    const text = textOf(this, given[0])
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(given[0], given[1]), 'postgresql', query, databaseOf(this))
    const around = way.calling
    way.calling = { statement }
    try {
      return Reflect.apply(original, this, withBoundCallback(recorder, given))
    } catch (error) {
      recorder.fail(statement)
      throw error
    } finally {
      way.calling = around
    }
  }
}

function poolConnect(recorder: Recorder): Replacement {
  return (original) => function connect(this: object, ...given: unknown[]): unknown {
    const passed = way.calling
    way.calling = undefined
    const [callback] = given
    if (passed === undefined || typeof callback !== 'function') return Reflect.apply(original, this, withBoundCallback(recorder, given))
    return Reflect.apply(original, this, [(error: unknown, ...rest: unknown[]) => {
      if (error !== undefined && error !== null) {
        recorder.fail(passed.statement)
        return Reflect.apply(callback, undefined, [error, ...rest]) as unknown
      }
      way.dispatching = passed
      try {
        return Reflect.apply(callback, undefined, [error, ...rest]) as unknown
      } finally {
        way.dispatching = undefined
      }
    }])
  }
}

function connect(recorder: Recorder, original: Function): Function {
  return function connect(this: object, ...given: unknown[]): unknown {
    return Reflect.apply(original, this, withBoundCallback(recorder, given))
  }
}

/** A client of another make, whose query cannot be found: the promise that it gave, with its end noted. Rejections go on. */
function followed(recorder: Recorder, statement: OpenStatement, result: unknown): unknown {
  if (!(result instanceof Promise)) return result
  return result.then((answer: Submitted['_result']) => {
    recorder.end(statement, answer?.rows)
    return answer
  }, (error: unknown) => {
    recorder.fail(statement)
    throw error
  })
}
