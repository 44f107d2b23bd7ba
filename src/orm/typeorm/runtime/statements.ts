// Statements, at the query runner: the one method through which every driver sends, with text and parameters before, rows after. A
// promise is handed on with one step more while something is recorded, so that an error that nobody awaits stays unhandled. Drivers
// below are told that their statement is recorded already.

import { databasesOf } from '../../../model/database.ts'
import type { Dialect, OpenStatement, Recorder, Replacement } from '../../../model/instrument.ts'
import { isObject } from './live.ts'
import { watchStream } from './streams.ts'

export function runnerReplacements(recorder: Recorder, type: string): Readonly<Record<string, Replacement>> {
  // That of CockroachDB sends what a transaction has sent before by itself, when it has to begin anew.
  return { query: query(recorder, dialectOf(type), type === 'cockroachdb' ? recorder.claimed : recorder.below), stream: stream(recorder, dialectOf(type)) }
}

interface Runner {
  readonly connection: object
}

/** Replicas hold the same as what they are copies of. */
const databaseOf = databasesOf(({ options }) => {
  const { replication, ...own } = options as { readonly replication?: { readonly master?: unknown } }
  return replication?.master ?? own
}, 'data source')

const dialects: Readonly<Record<string, Dialect>> = {
  postgres: 'postgresql', 'aurora-postgres': 'postgresql', cockroachdb: 'postgresql', mysql: 'mysql', mariadb: 'mysql', 'aurora-mysql': 'mysql',
}

/** Drivers of other databases quote as the standard says, like SQLite. */
function dialectOf(type: string): Dialect {
  return Object.hasOwn(dialects, type) ? dialects[type]! : 'sqlite'
}

function query(recorder: Recorder, dialect: Dialect, around: Recorder['claimed']): Replacement {
  return (original) => function query(this: Runner, ...given: unknown[]): unknown {
    const statement = recorder.begin(given[0] as string, given[1], dialect, query, databaseOf(this.connection))
    const result = around(Reflect.apply, original, this, given) as unknown
    if (statement === undefined) return result
    return followed(recorder, statement, result, (answer) => recorder.end(statement, rowsOf(answer)))
  }
}

function stream(recorder: Recorder, dialect: Dialect): Replacement {
  return (original) => function stream(this: Runner, ...given: unknown[]): unknown {
    const statement = recorder.begin(given[0] as string, given[1], dialect, stream, databaseOf(this.connection))
    const result = recorder.claimed(Reflect.apply, original, this, given) as unknown
    if (statement === undefined) return result
    return followed(recorder, statement, result, (answer) => watchStream(recorder, statement, answer))
  }
}

/**
 * sql.js tells the id that it made only when it is asked, which its driver does past the query runner.
 */
export function driverReplacements(recorder: Recorder): Readonly<Record<string, Replacement>> {
  return {
    createGeneratedMap: (original) => function createGeneratedMap(this: unknown, ...given: unknown[]): unknown {
      const { generatedColumns } = given[0] as { readonly generatedColumns: readonly { readonly isPrimary: boolean; readonly generationStrategy?: string }[] }
      const asked = generatedColumns.filter(({ isPrimary, generationStrategy }) => isPrimary && generationStrategy === 'increment')
      const statements = asked.map(() => recorder.begin('SELECT last_insert_rowid()', [], 'sqlite', createGeneratedMap))
      try {
        return Reflect.apply(original, this, given) as unknown
      } finally {
        for (const statement of statements) recorder.end(statement, 1)
      }
    },
  }
}

function followed(recorder: Recorder, statement: OpenStatement, result: unknown, ended: (answer: unknown) => void): unknown {
  if (!(result instanceof Promise)) return result
  return result.then((answer: unknown) => {
    ended(answer)
    return answer
  }, (error: unknown) => {
    recorder.fail(statement)
    throw error
  })
}

/** Rows themselves, or with what else the driver said; PostgreSQL pairs the rows of an UPDATE with their number. */
function rowsOf(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : answer
  const records: unknown = isObject(answer) ? Reflect.get(answer, 'records') : undefined
  return Array.isArray(records) ? records : undefined
}
