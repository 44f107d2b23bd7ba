// One connection of whatever client is handed in, to ask for plans: of a pool one that nobody else uses meanwhile. Clients are told by their
// methods, as their instruments tell them.

import type { Dialect } from '../../model/instrument.ts'
import { hasMethods } from '../shapes.ts'
import { mysqlPlanner } from './mysql.ts'
import type { Ask, Planner } from './plan.ts'
import { postgresqlPlanner } from './postgresql.ts'
import { sqlitePlanner } from './sqlite.ts'

export interface Connection {
  readonly dialect: Dialect
  readonly planner: Planner
  /** Whether an index can be tried on it: it is a pool's and nobody else's as long as it is used, or the trial disturbs nobody. */
  readonly canTry: boolean
  /** Hands over a way to ask, on one and the same connection. */
  use<Result>(run: (ask: Ask) => Promise<Result>): Promise<Result>
}

type Method = (...given: unknown[]) => Promise<unknown>
type Rows = readonly Readonly<Record<string, unknown>>[]

/** Undefined where nothing is known that it could be. */
export function connectionOf(client: object): Connection | undefined {
  if (hasMethods(client, ['query', 'connect']) && !hasMethods(client, ['execute'])) return postgresql(client)
  if (hasMethods(client, ['query', 'execute', 'promise'])) return mysql(Reflect.apply(Reflect.get(client, 'promise') as Method, client, []) as unknown as object)
  if (hasMethods(client, ['query', 'execute'])) return mysql(client)
  if (hasMethods(client, ['prepare', 'exec', 'pragma'])) return synchronous(client)
  if (hasMethods(client, ['execute', 'batch', 'executeMultiple'])) {
    return { dialect: 'sqlite', planner: sqlitePlanner, canTry: false, use: (run) => run(async (sql, args) => (await call(client, 'execute', { sql, args: args ?? [] }) as { readonly rows: Rows }).rows) }
  }
  return undefined
}

function postgresql(client: object): Connection {
  const isPool = hasMethods(client, ['end', 'query']) && 'totalCount' in client
  return {
    dialect: 'postgresql', planner: postgresqlPlanner, canTry: isPool,
    use: (run) => held(client, isPool ? 'connect' : undefined, (one) => run(async (text, values) => (await call(one, 'query', text, values) as { readonly rows: Rows }).rows)),
  }
}

/** mysql2 gives rows and columns, mariadb rows with their columns beside them. */
function mysql(client: object): Connection {
  const isPool = hasMethods(client, ['getConnection'])
  return {
    dialect: 'mysql', planner: mysqlPlanner, canTry: isPool,
    use: (run) => held(client, isPool ? 'getConnection' : undefined, (one) => run(async (sql, values) => {
      const named = typeof values === 'object' && values !== null && !Array.isArray(values)
      const answer = await call(one, 'query', { sql, values, ...named ? { namedPlaceholders: true } : {} }) as readonly unknown[]
      return (Array.isArray(answer[0]) ? answer[0] : answer) as Rows
    })),
  }
}

function synchronous(client: object): Connection {
  return {
    dialect: 'sqlite', planner: sqlitePlanner, // libsql has a statement run until it is collected, whose tables cannot go before.
    canTry: !hasMethods(client, ['syncUntil']),
    use: (run) => run(async (text, values) => {
      if (/^(?:CREATE|DROP) /.test(text)) {
        Reflect.apply(Reflect.get(client, 'exec') as Function, client, [text])
        return []
      }
      const statement = Reflect.apply(Reflect.get(client, 'prepare') as Function, client, [text]) as object
      return Reflect.apply(Reflect.get(statement, 'all') as Function, statement, values === undefined ? [] : [values]) as Rows
    }),
  }
}

async function held<Result>(client: object, getting: string | undefined, run: (one: object) => Promise<Result>): Promise<Result> {
  if (getting === undefined) return run(client)
  const one = await call(client, getting) as object
  let result: Result
  try {
    result = await run(one)
  } catch (error) {
    // What could not be ended on it ends with it: pg closes what is given back with an error, the others are told to.
    await call(one, hasMethods(one, ['destroy']) ? 'destroy' : 'release', error)
    throw error
  }
  await call(one, 'release')
  return result
}

async function call(owner: object, method: string, ...given: unknown[]): Promise<unknown> {
  return await Reflect.apply(Reflect.get(owner, method) as Method, owner, given)
}
