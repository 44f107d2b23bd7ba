// mariadb 3.x: `query`, `execute`, `batch` and `queryStream` of connections, pools and clusters, with promises and with callbacks, and
// prepared statements. It publishes nothing on `diagnostics_channel`, so prototypes are patched. The connection beneath is private to
// each of its objects; what the application holds is all that there is to patch, and each of them sends on its own. Only what a cluster
// selects from sends through connections of others, and claims what they do. COMMIT and ROLLBACK count where they are called: the driver leaves
// them out where nothing has begun.

import { databasesOf } from '../../model/database.ts'
import type { Instrument, OpenStatement, Recorder, Replacement } from '../../model/instrument.ts'
import { answering, following } from '../answers.ts'
import { ownerOf, patched, patchedAlong } from '../patch.ts'
import { hasMethods } from '../shapes.ts'
import { mariadbLoading } from './mariadb/loading.ts'
import { resultOf, rowsOf, textOf, valuesOf } from './mariadb/queries.ts'
import { watchCommand, watchStream } from './mariadb/streams.ts'

export const mariadb: Instrument = {
  name: 'mariadb',
  level: 'driver',
  loading: mariadbLoading,
  accepts: (target) => ownersOf(target).length > 0,
  isFixed: (target) => kindOf(target) === 'module' && !isChangeable(target as object),
  instrument(target, recorder) {
    const undos = ownersOf(target).map(([owner, kind]) => patched(owner, replacementsOf(kind, owner, recorder)))
    return { target, undo: () => undos.forEach((undo) => undo()) }
  },
}

/** Pools keep their settings to themselves, and connections their host. */
const databaseOf = databasesOf(({ info }) => info)

type Kind = 'connection' | 'pool' | 'selection' | 'cluster' | 'module'

/** What is to be patched of a client, a class or the module, with what it is. */
function ownersOf(target: unknown): readonly (readonly [owner: object, kind: Kind])[] {
  if (typeof target === 'function') return ownersOf(target.prototype as unknown)
  const kind = kindOf(target)
  if (kind === 'module') return isChangeable(target as object) ? [[target as object, kind]] : []
  return kind === undefined ? [] : [[ownerOf(target as object, kind === 'cluster' ? 'getConnection' : 'query')!, kind]]
}

function kindOf(target: unknown): Kind | undefined {
  if (hasMethods(target, ['query', 'execute', 'batch', 'queryStream', 'serverVersion'])) return 'connection'
  if (hasMethods(target, ['query', 'execute', 'batch', 'getConnection'])) return hasMethods(target, ['taskQueueSize']) ? 'pool' : 'selection'
  if (hasMethods(target, ['getConnection', 'add', 'of', 'remove']) && !hasMethods(target, ['_findNodeIds']) && !('poolCluster' in target)) return 'cluster'
  return hasMethods(target, ['createPool', 'createConnection', 'createPoolCluster', 'importFile', 'defaultOptions']) ? 'module' : undefined
}

/** Namespaces cannot be changed, and neither can what bundlers export. Half of it would be blind where it is used. */
function isChangeable(module: object): boolean {
  return Object.getOwnPropertyDescriptor(module, 'createPool')?.configurable === true
}

function replacementsOf(kind: Kind, owner: object, recorder: Recorder): Readonly<Record<string, Replacement>> {
  const finds = (name: string) => [name, finding(recorder, owner)] as const
  const sends = (['query', 'execute', 'batch'] as const).map((name) => [name, sending(recorder, name === 'batch', kind === 'selection')] as const)
  switch (kind) {
    case 'connection': return Object.fromEntries([
      ...sends, ['queryStream', streaming(recorder)], ['prepare', preparing(recorder)],
      ...(['beginTransaction', 'commit', 'rollback'] as const).map((name) => [name, controlling(recorder, CONTROL[name])]),
    ])
    case 'pool':
    case 'selection': return Object.fromEntries([...sends, finds('getConnection')])
    case 'cluster': return Object.fromEntries([finds('getConnection'), finds('of')])
    case 'module': return Object.fromEntries([finds('createConnection'), finds('createPool'), finds('createPoolCluster')])
  }
}

const CONTROL = { beginTransaction: 'START TRANSACTION', commit: 'COMMIT', rollback: 'ROLLBACK' } as const

function sending(recorder: Recorder, many: boolean, isThroughOthers: boolean): Replacement {
  return (original) => function send(this: object, ...given: unknown[]): unknown {
    const text = textOf(given[0])
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(given), 'mysql', send, databaseOf(this), many)
    return sent(recorder, statement, given, (call) => isThroughOthers ? recorder.claimed(Reflect.apply, original, this, call) : Reflect.apply(original, this, call))
  }
}

function controlling(recorder: Recorder, text: string): Replacement {
  return (original) => function control(this: object, ...given: unknown[]): unknown {
    const statement = recorder.begin(text, undefined, 'mysql', control, databaseOf(this))
    // The one with callbacks sends the first of them by its own `query`.
    return sent(recorder, statement, given, (call) => recorder.claimed(Reflect.apply, original, this, call))
  }
}

/** A call with its end: in a callback, in the promise that comes back, or in the events of a command. */
function sent(recorder: Recorder, statement: OpenStatement | undefined, given: readonly unknown[], send: (call: readonly unknown[]) => unknown): unknown {
  let isCallback = false
  const call = given.map((one) => {
    if (typeof one !== 'function') return one
    isCallback = true
    return answering(recorder, statement, one, rowsOf)
  })
  let result: unknown
  try {
    result = send(call)
  } catch (error) {
    recorder.fail(statement)
    throw error
  }
  if (result instanceof Promise) return following(recorder, statement, result, resultOf)
  if (!isCallback) watchCommand(recorder, statement, result)
  return result
}

function streaming(recorder: Recorder): Replacement {
  return (original) => function send(this: object, ...given: unknown[]): unknown {
    const text = textOf(given[0])
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(given), 'mysql', send, databaseOf(this))
    const stream: unknown = Reflect.apply(original, this, given)
    watchStream(recorder, statement, stream)
    return stream
  }
}

/** Prepared statements are made one by one and kept by the application: each of them gets its own. */
function preparing(recorder: Recorder): Replacement {
  return (original) => function prepare(this: object, ...given: unknown[]): unknown {
    return found(Reflect.apply(original, this, given.map((one) => withFound(recorder, one, watchPrepared))), watchPrepared)
  }

  function watchPrepared(prepared: unknown): void {
    if (!hasMethods(prepared, ['execute', 'executeStream'])) return
    const { query } = prepared as { readonly query?: unknown }
    if (typeof query !== 'string') return
    const { execute, executeStream } = prepared as Readonly<Record<string, Function>>
    Object.defineProperties(prepared, {
      execute: { configurable: true, writable: true, value: function send(this: object, ...given: unknown[]): unknown {
        const statement = recorder.begin(query, given[0], 'mysql', send)
        return sent(recorder, statement, given, (call) => Reflect.apply(execute!, this, call))
      } },
      executeStream: { configurable: true, writable: true, value: function send(this: object, ...given: unknown[]): unknown {
        const statement = recorder.begin(query, given[0], 'mysql', send)
        const stream: unknown = Reflect.apply(executeStream!, this, given)
        watchStream(recorder, statement, stream)
        return stream
      } },
    })
  }
}

/** What gives connections, pools and selections, at once, with a promise or with a callback. */
function finding(recorder: Recorder, owner: object): Replacement {
  const along = (target: unknown) => {
    for (const [one, kind] of ownersOf(target)) patchedAlong(owner, one, replacementsOf(kind, one, recorder))
  }
  return (original) => function find(this: object, ...given: unknown[]): unknown {
    return found(Reflect.apply(original, this, given.map((one) => withFound(recorder, one, along))), along)
  }
}

function found(result: unknown, tell: (target: unknown) => void): unknown {
  if (!(result instanceof Promise)) {
    tell(result)
    return result
  }
  return result.then((target: unknown) => {
    tell(target)
    return target
  })
}

function withFound(recorder: Recorder, callback: unknown, tell: (target: unknown) => void): unknown {
  if (typeof callback !== 'function') return callback
  const own = recorder.bound(callback)
  return function (this: unknown, ...answer: unknown[]): unknown {
    tell(answer[1])
    return Reflect.apply(own, this, answer) as unknown
  }
}
