// Statements of a client, where it hands them to its driver adapter: with text, parameters and rows, in the context of the call. What
// the adapter's driver sends for them is claimed. Of a transaction that the driver begins and ends by itself, only that it did is told.

import { databasesOf } from '../../../model/database.ts'
import type { Dialect, OpenStatement, Recorder, Replacements } from '../../../model/instrument.ts'
import { forItsCalls, noteTransaction } from './batches.ts'
import type { Adapter, Factory, Query, ResultSet } from './client.ts'

interface Destination {
  readonly dialect: Dialect
  readonly database: string | undefined
}

/** Adapters keep the driver's pool or database under this name, and say nothing more. */
const databaseOf = databasesOf(({ client }) => {
  const { options, name } = client as { readonly options?: unknown; readonly name?: unknown }
  return options ?? name
})

interface Transaction extends Adapter {
  readonly options?: { readonly usePhantomQuery?: boolean }
}

/** Whether statements have to be told from above: Prisma has connected before anybody watched. */
export interface Connections {
  readonly isWatched: boolean
}

/** @returns what is known of its connections, and what puts everything back */
export function watchAdapter(factory: Factory, recorder: Recorder): { readonly connections: Connections; undo(): void } {
  const connections = { isWatched: false, isUndone: false }
  // Connections live as long as their client.
  const undos = new Map<object, () => void>()
  undos.set(factory, recorder.replaced(factory, {
    connect: (original) => async function connect(this: unknown, ...given: unknown[]): Promise<unknown> {
      const adapter = await (Reflect.apply(original, this, given) as Promise<Adapter>)
      if (connections.isUndone) return adapter
      connections.isWatched = true
      undos.set(adapter, watchConnection(adapter, recorder, () => undos.delete(adapter)))
      return adapter
    },
  }))
  return {
    connections,
    undo() {
      connections.isUndone = true
      for (const undo of undos.values()) undo()
    },
  }
}

export function dialectOf(provider: string | undefined): Dialect {
  return provider === 'mysql' ? 'mysql' : provider === 'sqlite' ? 'sqlite' : 'postgresql'
}

function watchConnection(adapter: Adapter, recorder: Recorder, forget: () => void): () => void {
  const destination = { dialect: dialectOf(adapter.provider), database: databaseOf(adapter) }
  return recorder.replaced(adapter, {
    ...statementsOf(destination, recorder),
    startTransaction: (original) => function startTransaction(this: unknown, ...given: unknown[]): unknown {
      noteTransaction(recorder)
      const begun = controlled(recorder, destination, 'BEGIN', () => Reflect.apply(original, this, given) as Promise<Transaction>)
      begun.then((transaction) => watchTransaction(transaction, destination, recorder), () => {})
      return begun
    },
    dispose: (original) => function dispose(this: unknown, ...given: unknown[]): unknown {
      forget()
      return Reflect.apply(original, this, given)
    },
  })
}

function watchTransaction(transaction: Transaction, destination: Destination, recorder: Recorder): void {
  const control = (text: string) => (original: Function) => function controlling(this: unknown, ...given: unknown[]): unknown {
    return controlled(recorder, destination, text, () => Reflect.apply(original, this, given) as Promise<unknown>)
  }
  // Otherwise Prisma sends COMMIT and ROLLBACK as statements, and these two only let go of the connection.
  const isImplicit = transaction.options?.usePhantomQuery === true
  recorder.replaced(transaction, {
    ...statementsOf(destination, recorder),
    ...isImplicit ? { commit: control('COMMIT'), rollback: control('ROLLBACK') } : {},
    createSavepoint: control('SAVEPOINT s'), rollbackToSavepoint: control('ROLLBACK TO SAVEPOINT s'), releaseSavepoint: control('RELEASE SAVEPOINT s'),
  })
}

function statementsOf(destination: Destination, recorder: Recorder): Replacements {
  return {
    queryRaw: (original) => function queryRaw(this: unknown, query: Query): unknown {
      return recorded(recorder, destination, query, recorder.below, () => Reflect.apply(original, this, [query]) as Promise<ResultSet>, queryRaw,
        (statement, { rows, columnNames }) => recorder.end(statement, rows, columnNames))
    },
    executeRaw: (original) => function executeRaw(this: unknown, query: Query): unknown {
      return recorded(recorder, destination, query, recorder.below, () => Reflect.apply(original, this, [query]) as Promise<number>, executeRaw, (statement) => recorder.end(statement))
    },
  }
}

function controlled<Result>(recorder: Recorder, destination: Destination, text: string, send: () => Promise<Result>): Promise<Result> {
  // Adapters send savepoints through their own methods.
  return recorded(recorder, destination, { sql: text, args: [] }, recorder.claimed, send, controlled, (statement) => recorder.end(statement))
}

/** Prisma awaits the answer and catches its error, so a promise that follows it takes no rejection from anybody. */
function recorded<Result>(recorder: Recorder, { dialect, database }: Destination, { sql, args }: Query, around: Recorder['claimed'], send: () => Promise<Result>, above: Function, end: (statement: OpenStatement, answer: Result) => void): Promise<Result> {
  const statement = forItsCalls(recorder, () => recorder.begin(sql, args, dialect, above, database))
  const answer = around(send)
  if (statement === undefined) return answer
  answer.then((value) => end(statement, value), () => recorder.fail(statement))
  return answer
}
