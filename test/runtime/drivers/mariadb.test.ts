// The driver mariadb on a real server, its pool warmed outside every scope: what is counted, and that nothing else changes.

import { createRequire } from 'node:module'
import mariadb from 'mariadb'
import * as namespace from 'mariadb'
import type * as Callbacks from 'mariadb/callback'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, FixedModule, instrument, uninstrument } from '../../../src/runtime.ts'
import { here } from '../here.ts'
import { type Database, blog, noMariadb } from '../mariadb.ts'
import { POSTS, SHAPE, answered, behavesAlike, counted, transaction } from './alike.ts'

const callbacks = createRequire(import.meta.url)('mariadb/callback') as typeof Callbacks

describe.skipIf(noMariadb !== undefined)('mariadb', () => {
  let database: Database
  let pool: mariadb.Pool
  let called: Callbacks.Pool
  let query: unknown

  beforeAll(async () => {
    database = await blog()
    pool = mariadb.createPool({ ...database.config, connectionLimit: 3 })
    query = prototypeOf(pool).query
    instrument(pool)
    called = instrument(callbacks.createPool({ ...database.config, connectionLimit: 3 }))
    await Promise.all([1, 2, 3].map(() => pool.query('SELECT SLEEP(0.01)')))
    await Promise.all([1, 2, 3].map(() => answered((done) => called.query('SELECT SLEEP(0.01)', done))))
  })

  afterAll(async () => {
    uninstrument()
    await pool.end()
    await new Promise<void>((resolve) => called.end(() => resolve()))
    await database.drop()
  })

  test.each<readonly [string, () => unknown]>([
    ['a promise', () => pool.query(POSTS, [101])],
    ['a prepared statement', () => pool.execute(POSTS, [101])],
    ['a single value', () => pool.query(POSTS, 101)],
    ['options', () => pool.query({ sql: POSTS, values: [101] } as mariadb.QueryOptions)],
    ['rows as arrays', () => pool.query({ sql: POSTS, rowsAsArray: true }, [101])],
    ['rows and columns', () => pool.query({ sql: POSTS, metaAsArray: true }, [101])],
    ['a client of the pool', () => withClient((client) => client.query(POSTS, [101]))],
    ['a prepared statement of a client', () => withClient((client) => client.execute(POSTS, [101]))],
    ['a statement that was prepared by hand', () => withClient(async (client) => {
      const statement = await client.prepare(POSTS)
      await statement.execute([101])
      statement.close()
    })],
    ['a stream of a statement that was prepared by hand', () => withClient(async (client) => {
      const statement = await client.prepare(POSTS)
      const rows: unknown[] = []
      for await (const row of statement.executeStream([101])) rows.push(row)
      statement.close()
      return rows
    })],
    ['a stream', () => withClient(async (client) => {
      const rows: unknown[] = []
      for await (const row of client.queryStream(POSTS, [101])) rows.push(row)
      return rows
    })],
    ['a callback', () => answered((done) => called.query(POSTS, [101], done))],
    ['a callback of a prepared statement', () => answered((done) => called.execute(POSTS, [101], done))],
    ['a client from a callback', () => withCalled((client) => answered((done) => client.query(POSTS, [101], done)))],
    ['a prepared statement of a client from a callback', () => withCalled((client) => answered((done) => client.execute(POSTS, [101], done)))],
    ['events', () => withCalled((client) => new Promise((resolve, reject) => {
      const command = Reflect.apply(client.query, client, [POSTS, [101]]) as unknown as NodeJS.EventEmitter
      command.on('error', reject).on('end', resolve)
    }))],
    ['a stream of a client from a callback', () => withCalled(async (client) => {
      const rows: unknown[] = []
      for await (const row of client.queryStream(POSTS, [101])) rows.push(row)
      return rows
    })],
  ])('counts %s once', async (_, run) => {
    expect(await counted(run)).toEqual([[SHAPE, 1, 2]])
  })

  test('counts what clusters of pools send, once', async () => {
    const cluster = instrument(mariadb.createPoolCluster())
    cluster.add('one', database.config)
    const other = instrument(callbacks.createPoolCluster())
    other.add('one', database.config)
    try {
      expect(await counted(async () => {
        await cluster.of('one').query(POSTS, [101])
        await cluster.of('one').execute(POSTS, [102])
        const client = await cluster.getConnection('one')
        await client.query(POSTS, [103])
        await client.release()
        await answered((done) => other.of('one').query(POSTS, [104], done))
        await answered((done) => other.getConnection('one', (error, one) => {
          if (error) return done(error)
          one!.query(POSTS, [105], (failed: unknown, rows: unknown) => one!.release(() => done(failed, rows)))
        }))
      })).toEqual([[SHAPE, 5, 10]])
    } finally {
      await cluster.end()
      await new Promise<void>((resolve) => other.end(() => resolve()))
    }
  })

  test('a module is instrumented by what it makes', async () => {
    uninstrument()
    instrument(mariadb)
    const client = await mariadb.createConnection(database.config)
    expect(await counted(() => client.query(POSTS, [101]))).toEqual([[SHAPE, 1, 2]])
    uninstrument(mariadb)
    expect(prototypeOf(pool).query).toBe(query)
    await client.end()
    instrument(pool)
    instrument(called)
  })

  test('what cannot be changed is refused, instead of watched in part', async () => {
    expect(() => instrument(Object.freeze({ ...mariadb }))).toThrow(FixedModule)
    expect(() => instrument(namespace)).toThrow('The exports of `mariadb` that were handed in cannot be changed')
  })

  behavesAlike({
    query: (text, values) => pool.query(text, values),
    called: (text, values) => answered((done) => called.query(text, values, done)),
    withClient,
  })

  test('counts transaction control and set-up apart, by callbacks', async () => {
    expect(await countQueries(() => withCalled(async (client) => {
      await answered((done) => client.beginTransaction(done))
      await answered((done) => client.query('SET @one = 1', done))
      await answered((done) => client.query('SAVEPOINT one', done))
      await answered((done) => client.query('INSERT INTO authors (name) VALUES (?)', ['Ann'], done))
      await answered((done) => client.query(POSTS, [101], done))
      await answered((done) => client.rollback(done))
    }))).toMatchObject(transaction)
  })

  test('a batch is one statement, and tells that it is one', async () => {
    const { shapes } = await countQueries(() => withClient(async (client) => {
      await client.beginTransaction()
      for (const names of [['a', 'b'], ['c', 'd'], ['e']]) await client.batch('INSERT INTO authors (name) VALUES (?)', names.map((name) => [name]))
      await client.rollback()
    }))
    expect(shapes.filter(({ kind }) => kind === 'write')).toMatchObject([{ count: 3, distinct: 3, batch: true }])
  })

  test('a callback runs in the scope of its call, whoever opened the connection', async () => {
    const { statements } = await countQueries(() => answered((done) => called.query(POSTS, [101], (error: unknown, rows?: readonly { readonly id: number }[]) => {
      if (error) return done(error)
      called.query('SELECT * FROM comments WHERE post_id = ?', [rows![0]!.id], done)
    })))
    expect(statements).toBe(2)
  })

  test('tells the line of the call', async () => {
    const lines: string[] = []
    const { shapes } = await countQueries(async () => {
      lines.push(here(1))
      await pool.query('SELECT 1 AS a')
      lines.push(here(1))
      await answered((done) => called.query('SELECT 2 AS b', done))
      lines.push(here(1))
      await withClient((client) => client.execute('SELECT 3 AS c'))
    })
    expect(shapes.map(({ sites: [site] }) => `${site?.frames[0]?.file}:${site?.frames[0]?.line}`)).toEqual(lines)
  })

  describe('leaves alone', () => {
    test('errors and who hears of them', async () => {
      const plain = await pool.query('SELECT * FROM nowhere').catch((error: unknown) => error) as Error
      const seen: unknown[] = []
      const { failed, statements, unanswered } = await countQueries(async () => {
        seen.push(await pool.query('SELECT * FROM nowhere').catch((error: unknown) => error))
        seen.push(await pool.execute('SELECT * FROM nowhere').catch((error: unknown) => error))
        seen.push(await answered((done) => called.query('SELECT * FROM nowhere', done)).catch((error: unknown) => error))
        seen.push(await withClient((client) => new Promise((resolve) => client.queryStream('SELECT * FROM nowhere').on('error', resolve))))
      })
      for (const one of seen) expect(one).toMatchObject({ code: 'ER_NO_SUCH_TABLE', errno: (plain as Error & { errno: number }).errno })
      expect({ failed, statements, unanswered }).toEqual({ failed: 4, statements: 4, unanswered: 0 })
    })

    test('what promises and callbacks give', async () => {
      const plain = await pool.query({ sql: POSTS, rowsAsArray: true }, [101])
      await countQueries(async () => {
        expect(await pool.query({ sql: POSTS, rowsAsArray: true }, [101])).toEqual(plain)
        expect(await pool.query('UPDATE authors SET name = name WHERE id = 0')).toMatchObject({ affectedRows: 0 })
        const client = await mariadb.createConnection({ ...database.config, multipleStatements: true })
        const several = await client.query<readonly unknown[][]>('SELECT 1 AS a; SELECT 2 AS b, 3 AS c')
        expect(several.map((rows) => [...rows])).toEqual([[{ a: 1 }], [{ b: 2, c: 3 }]])
        await client.end()
      })
    })
  })

  test('everything is put back', () => {
    uninstrument()
    expect(prototypeOf(pool).query).toBe(query)
    expect(String(prototypeOf(called).query)).toContain('_PARAM')
  })

  function prototypeOf(made: object): { readonly query: unknown } {
    return Object.getPrototypeOf(made) as { readonly query: unknown }
  }

  async function withClient<Result>(run: (client: mariadb.PoolConnection) => Result | Promise<Result>): Promise<Result> {
    const client = await pool.getConnection()
    try {
      return await run(client)
    } finally {
      await client.release()
    }
  }

  async function withCalled<Result>(run: (client: Callbacks.PoolConnection) => Result | Promise<Result>): Promise<Result> {
    const client = await answered((done) => called.getConnection(done)) as Callbacks.PoolConnection
    try {
      return await run(client)
    } finally {
      await new Promise<void>((resolve) => client.release(() => resolve()))
    }
  }
})
