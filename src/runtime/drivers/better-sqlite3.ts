// better-sqlite3 9 to 12: `run`, `get`, `all` and `iterate` of statements, `exec`, `pragma`, and the control of `transaction`. It publishes
// nothing on `diagnostics_channel`, so prototypes are patched. That of statements is native and no module exports it: the first call of a
// database finds it. The package `libsql` has the same interface in plain JavaScript and is taken along; it prepares what it sends by its own
// public methods, so a call within a call of the same statement is a part of it.

import type { Instrument, Recorder, Replacement } from '../../model/instrument.ts'
import { ownerOf, patched, patchedAlong } from '../patch.ts'
import { hasMethods } from '../shapes.ts'
import { iterated } from './better-sqlite3/iterated.ts'
import { columnsOf, databaseOf, nameOfDatabase, noteBound, notePrepared, textOf, valuesOf } from './better-sqlite3/statements.ts'
import type { Statement } from './better-sqlite3/statements.ts'

export const betterSqlite3: Instrument = {
  name: 'better-sqlite3',
  level: 'driver',
  loading: { packages: ['better-sqlite3', 'libsql'] },
  accepts: (target) => prototypeOf(target) !== undefined,
  instrument(target, recorder) {
    const owner = prototypeOf(target)!
    const undo = patched(owner, { prepare: preparing(recorder, owner), exec: executing(recorder), transaction: finding(), pragma: finding() })
    // Statements may have been prepared before, and nobody prepares another.
    if (hasMethods(target, ['prepare'])) findStatements(target as Preparing)
    return { target, undo }
  },
}

/** The prototype of databases, from one of them, their class, or a module that has it as its default. */
function prototypeOf(target: unknown): object | undefined {
  if (typeof target === 'function') return prototypeOf(target.prototype as unknown)
  if (hasMethods(target, ['prepare', 'exec', 'transaction', 'pragma', 'aggregate', 'defaultSafeIntegers'])) return ownerOf(target, 'prepare')
  const inner: unknown = typeof target === 'object' && target !== null && 'default' in target ? target.default : undefined
  return typeof inner === 'function' ? prototypeOf(inner) : undefined
}

// The statement whose method runs: all of it is synchronous.
let running: object | undefined

function statementMethods(recorder: Recorder): Readonly<Record<string, Replacement>> {
  return {
    run: sending(recorder, () => undefined),
    get: sending(recorder, (row) => row === undefined ? 0 : [row]),
    all: sending(recorder, (rows) => rows as readonly unknown[]),
    iterate: iterating(recorder),
    bind: (original) => function bind(this: Statement, ...given: unknown[]): unknown {
      noteBound(this, given)
      return Reflect.apply(original, this, given)
    },
  }
}

function sending(recorder: Recorder, read: (answer: unknown) => readonly unknown[] | number | undefined): Replacement {
  return (original) => function send(this: Statement, ...given: unknown[]): unknown {
    const text = running === this ? undefined : textOf(this)
    if (text === undefined) return Reflect.apply(original, this, given)
    const statement = recorder.begin(text, valuesOf(this, given), 'sqlite', send, databaseOf(this))
    const around = running
    running = this
    let answer: unknown
    try {
      answer = Reflect.apply(original, this, given)
    } catch (error) {
      recorder.fail(statement)
      throw error
    } finally {
      running = around
    }
    if (statement === undefined) return answer
    const rows = read(answer)
    const first: unknown = typeof rows === 'object' ? rows[0] : undefined
    recorder.end(statement, rows, columnsOf(this, first))
    return answer
  }
}

function iterating(recorder: Recorder): Replacement {
  return (original) => function iterate(this: Statement, ...given: unknown[]): unknown {
    const text = running === this ? undefined : textOf(this)
    const statement = text === undefined ? undefined : recorder.begin(text, valuesOf(this, given), 'sqlite', iterate, databaseOf(this))
    if (statement === undefined) return Reflect.apply(original, this, given)
    try {
      return iterated(recorder, statement, Reflect.apply(original, this, given), (row) => columnsOf(this, row))
    } catch (error) {
      recorder.fail(statement)
      throw error
    }
  }
}

function executing(recorder: Recorder): Replacement {
  return (original) => function exec(this: object, ...given: unknown[]): unknown {
    const [text] = given
    const statement = typeof text === 'string' ? recorder.begin(text, undefined, 'sqlite', exec, nameOfDatabase(this)) : undefined
    try {
      const result: unknown = Reflect.apply(original, this, given)
      recorder.end(statement)
      return result
    } catch (error) {
      recorder.fail(statement)
      throw error
    }
  }
}

function preparing(recorder: Recorder, owner: object): Replacement {
  return (original) => function prepare(this: object, ...given: unknown[]): unknown {
    const statement: unknown = Reflect.apply(original, this, given)
    if (!hasMethods(statement, ['run', 'get', 'all', 'iterate'])) return statement
    if (typeof given[0] === 'string' && given[0] !== CHECK) notePrepared(statement, given[0], this)
    patchedAlong(owner, Object.getPrototypeOf(statement) as object, statementMethods(recorder))
    return statement
  }
}

/** What @libsql/client asks a database that it opens. */
const CHECK = 'SELECT 1 AS checkThatTheDatabaseCanBeOpened'

/** `transaction` and `pragma` prepare what they send by themselves: the prototype has to be known before they do. */
function finding(): Replacement {
  const known = new WeakSet<object>()
  return (original) => function (this: Preparing, ...given: unknown[]): unknown {
    if (!known.has(this)) {
      known.add(this)
      findStatements(this)
    }
    return Reflect.apply(original, this, given)
  }
}

interface Preparing {
  prepare(text: string): unknown
}

function findStatements(database: Preparing): void {
  try {
    database.prepare('SELECT 1')
  } catch {
    // A database that is closed: whoever uses it is told.
  }
}
