// @libsql/client 0.14 and later: `execute`, `batch`, `migrate` and `executeMultiple` of clients and transactions, whether they run SQLite in
// the process or talk to a server. It publishes nothing on `diagnostics_channel`, so prototypes are patched. A client sends by the package
// `libsql`, which may be watched too: what it does is claimed.

import type { Instrument, OpenStatement, Recorder, Replacement } from '../../model/instrument.ts'
import { following } from '../answers.ts'
import { ownerOf, patched, patchedAlong } from '../patch.ts'
import { hasMethods } from '../shapes.ts'
import { callOf, failedAt, rowsOf } from './libsql/statements.ts'

export const libsql: Instrument = {
  name: '@libsql/client',
  level: 'driver',
  loading: { packages: ['@libsql/client'] },
  accepts: (target) => ownersOf(target).length > 0,
  isFixed: (target) => isModule(target) && ownersOf(target).length === 0,
  instrument(target, recorder) {
    const undos = ownersOf(target).map((owner) => patched(owner, isModule(owner) ? { createClient: making(recorder, owner) } : clientMethods(recorder, owner)))
    return { target, undo: () => undos.forEach((undo) => undo()) }
  },
}

/** The prototype behind a client or a class of clients; the module where it exports no class. */
function ownersOf(target: unknown): readonly object[] {
  if (typeof target === 'function') return ownersOf(target.prototype as unknown)
  if (hasMethods(target, ['execute', 'batch', 'transaction', 'executeMultiple', 'sync'])) return [ownerOf(target, 'execute')!]
  if (typeof target !== 'object' || target === null) return []
  const { Sqlite3Client, HttpClient, WsClient } = target as Readonly<Record<string, unknown>>
  const classes = [Sqlite3Client, HttpClient, WsClient].flatMap((one) => typeof one === 'function' ? ownersOf(one) : [])
  return classes.length > 0 || !isModule(target) || Object.prototype.toString.call(target) === '[object Module]' ? classes : [target]
}

function isModule(target: unknown): target is object {
  return hasMethods(target, ['createClient']) && 'LibsqlError' in target
}

function making(recorder: Recorder, owner: object): Replacement {
  return (original) => function createClient(this: unknown, ...given: unknown[]): unknown {
    const client: unknown = Reflect.apply(original, this, given)
    for (const found of ownersOf(client)) patchedAlong(owner, found, clientMethods(recorder, found))
    return client
  }
}

function clientMethods(recorder: Recorder, owner: object): Readonly<Record<string, Replacement>> {
  return { ...methods(recorder), batch: batching(recorder, true), migrate: batching(recorder, true), transaction: opening(recorder, owner) }
}

function transactionMethods(recorder: Recorder): Readonly<Record<string, Replacement>> {
  return { ...methods(recorder), batch: batching(recorder, false), commit: controlling(recorder, 'COMMIT'), rollback: controlling(recorder, 'ROLLBACK') }
}

function methods(recorder: Recorder): Readonly<Record<string, Replacement>> {
  return { execute: executing(recorder), executeMultiple: executing(recorder) }
}

function executing(recorder: Recorder): Replacement {
  return (original) => function execute(this: object, ...given: unknown[]): unknown {
    const call = callOf(given)
    const statement = call === undefined ? undefined : recorder.begin(call.text, call.values, 'sqlite', execute)
    return followed(recorder, statement, () => Reflect.apply(original, this, given))
  }
}

function controlling(recorder: Recorder, text: string): Replacement {
  return (original) => function control(this: object, ...given: unknown[]): unknown {
    const statement = recorder.begin(text, undefined, 'sqlite', control)
    return followed(recorder, statement, () => Reflect.apply(original, this, given))
  }
}

function followed(recorder: Recorder, statement: OpenStatement | undefined, run: () => unknown): unknown {
  let result: unknown
  try {
    result = recorder.claimed(run)
  } catch (error) {
    recorder.fail(statement)
    throw error
  }
  return result instanceof Promise ? following(recorder, statement, result, rowsOf) : result
}

/** Statements that are handed over together; those of a client are a transaction of their own. */
function batching(recorder: Recorder, isTransaction: boolean): Replacement {
  return (original) => function batch(this: object, ...given: unknown[]): unknown {
    const [list] = given
    const calls = Array.isArray(list) ? list.map((one: unknown) => callOf(Array.isArray(one) ? one as unknown[] : [one])) : []
    const control = (text: string) => isTransaction ? recorder.end(recorder.begin(text, undefined, 'sqlite', batch)) : undefined
    control('BEGIN')
    const statements = calls.map((call) => call === undefined ? undefined : recorder.begin(call.text, call.values, 'sqlite', batch, undefined, true))
    const fail = (from: number) => statements.forEach((one, index) => index < from ? recorder.end(one) : recorder.fail(one))
    control('COMMIT')
    let result: unknown
    try {
      result = recorder.claimed(Reflect.apply, original, this, given) as unknown
    } catch (error) {
      fail(0)
      throw error
    }
    if (!(result instanceof Promise)) return result
    return result.then((answers: unknown) => {
      statements.forEach((one, index) => recorder.end(one, rowsOf(Array.isArray(answers) ? answers[index] : undefined).rows))
      return answers
    }, (error: unknown) => {
      fail(failedAt(error))
      throw error
    })
  }
}

function opening(recorder: Recorder, owner: object): Replacement {
  return (original) => function transaction(this: object, ...given: unknown[]): unknown {
    const statement = recorder.begin('BEGIN', undefined, 'sqlite', transaction)
    const result = followed(recorder, statement, () => Reflect.apply(original, this, given))
    if (!(result instanceof Promise)) return result
    return result.then((opened: unknown) => {
      if (hasMethods(opened, ['execute', 'batch', 'commit', 'rollback'])) patchedAlong(owner, ownerOf(opened, 'execute')!, transactionMethods(recorder))
      return opened
    })
  }
}
