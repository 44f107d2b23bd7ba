// The driver pg on a real server, its pool warmed outside every scope: what is counted, and that nothing else changes.

import Cursor from 'pg-cursor'
import pg from 'pg'
import QueryStream from 'pg-query-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, NothingInstrumented, uninstrument, UnknownClient } from '../../../src/runtime.ts'
import { takeOutside } from '../../../src/runtime/late.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from '../postgresql.ts'

const POSTS = 'SELECT id FROM posts WHERE author_id = $1'

describe.skipIf(noPostgresql !== undefined)('pg', () => {
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
  })

  afterAll(() => database.close())

  async function counted(run: () => unknown): Promise<readonly [string, number, number][]> {
    const { shapes } = await countQueries(run)
    return shapes.map(({ statement, count, rows }) => [statement, count, rows])
  }

  test.each<readonly [string, () => unknown]>([
    ['text and values', () => pool.query(POSTS, [101])],
    ['a configuration', () => pool.query({ text: POSTS, values: [101] })],
    ['a configuration and values', () => pool.query({ text: POSTS }, [101])],
    ['rows as arrays', () => pool.query({ text: POSTS, values: [101], rowMode: 'array' })],
    ['a callback', () => new Promise((resolve) => pool.query(POSTS, [101], (_, result) => resolve(result)))],
    ['a client of the pool', () => withClient((client) => client.query(POSTS, [101]))],
    ['a client of the pool, with a callback', () => withClient((client) => new Promise((resolve) => client.query(POSTS, [101], (_, result) => resolve(result))))],
    ['a client from a callback', () => new Promise((resolve, reject) => pool.connect((error, client, release) => {
      if (client === undefined) return reject(error)
      client.query(POSTS, [101], (_, result) => {
        release()
        resolve(result)
      })
    }))],
    ['a query object', () => withClient((client) => new Promise((resolve, reject) => {
      const query = new pg.Query(POSTS, [101])
      query.on('end', resolve).on('error', reject)
      client.query(query)
    }))],
    ['a cursor', () => withClient(async (client) => {
      const cursor = client.query(new Cursor(POSTS, [101]))
      while ((await cursor.read(1)).length > 0);
      await cursor.close()
    })],
    ['a stream', () => withClient(async (client) => {
      const ids = []
      for await (const row of client.query(new QueryStream(POSTS, [101]))) ids.push(row)
      return ids
    })],
  ])('counts %s once', async (_, run) => {
    expect(await counted(run)).toEqual([['select id from posts where author_id = ?', 1, 2]])
  })

  test('remembers the text of named statements', async () => {
    const counts = await counted(() => withClient(async (client) => {
      await client.query({ name: 'posts', text: POSTS, values: [101] })
      await client.query({ name: 'posts', values: [102] } as unknown as pg.QueryConfig)
    }))
    expect(counts).toEqual([['select id from posts where author_id = ?', 2, 4]])
  })

  test('counts transaction control and set-up apart', async () => {
    const trace = await countQueries(() => withClient(async (client) => {
      await client.query('BEGIN')
      await client.query('SET LOCAL statement_timeout = 5000')
      await client.query('SAVEPOINT one')
      await client.query('INSERT INTO authors (name) VALUES ($1)', ['Ann'])
      await client.query(POSTS, [101])
      await client.query('ROLLBACK')
    }))
    expect(trace).toMatchObject({ statements: 2, reads: 1, writes: 1, control: 3, setup: 1, roundTrips: 2, peakConcurrency: 1, unanswered: 0 })
  })

  test('two scopes at the same time, more of them than connections, share nothing', async () => {
    const run = (author: number, times: number) => countQueries(async () => {
      for (let time = 0; time < times; time += 1) await pool.query(POSTS, [author])
      await Promise.all([1, 2, 3, 4].map((one) => new Promise((resolve) => pool.query('SELECT $1::int AS one', [one], (_, result) => resolve(result)))))
    })
    const traces = await Promise.all([run(101, 2), run(102, 5), run(103, 1), run(104, 9)])
    expect(traces.map(({ statements }) => statements)).toEqual([6, 9, 5, 13])
    expect(traces.map(({ unanswered }) => unanswered)).toEqual([0, 0, 0, 0])
    expect(traces.map(({ roundTrips }) => roundTrips)).toEqual([3, 6, 2, 10])
    expect(traces.map(({ peakConcurrency }) => peakConcurrency)).toEqual([4, 4, 4, 4])
  })

  test('a callback runs in the scope of its call, whoever opened the connection', async () => {
    const { statements } = await countQueries(() => new Promise((resolve, reject) => {
      pool.query(POSTS, [101], (error, { rows }) => {
        if (error) return reject(error)
        pool.query('SELECT * FROM comments WHERE post_id = $1', [rows[0].id], (_, result) => resolve(result))
      })
    }))
    expect(statements).toBe(2)
  })

  test('statements outside every scope are in none, and are known', async () => {
    takeOutside()
    await countQueries(() => pool.query(POSTS, [101]))
    await pool.query(POSTS, [101])
    await withClient((client) => client.query(POSTS, [101]))
    expect(takeOutside()).toBe(2)
  })

  describe('leaves alone', () => {
    test('errors and who hears of them', async () => {
      const plain = await pool.query('SELECT * FROM nowhere').catch((error: unknown) => error)
      let seen: unknown
      const { failed, statements } = await countQueries(async () => {
        seen = await pool.query('SELECT * FROM nowhere').catch((error: unknown) => error)
        await new Promise((resolve) => pool.query('SELECT * FROM nowhere', (error) => resolve(error)))
      })
      expect(seen).toBeInstanceOf(pg.DatabaseError)
      expect(seen).toMatchObject({ message: (plain as Error).message, code: '42P01' })
      expect({ failed, statements }).toEqual({ failed: 2, statements: 2 })
    })

    test('a rejection that nobody awaits', async () => {
      const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
      const before = process.listeners('unhandledRejection').slice(0, -1)
      before.forEach((listener) => process.off('unhandledRejection', listener))
      try {
        await countQueries(() => withClient(async (client) => {
          void client.query('SELECT * FROM nobody_asked')
          await client.query('SELECT 1')
        }))
        expect(await unhandled).toMatchObject({ code: '42P01' })
      } finally {
        before.forEach((listener) => process.on('unhandledRejection', listener))
      }
    })

    test('mistakes in the call', async () => {
      await countQueries(() => withClient((client) => {
        expect(() => client.query(undefined as unknown as string)).toThrow(TypeError)
        expect(() => client.query({ text: 'SELECT 1', callback: 3 } as unknown as string)).toThrow('callback is not a function')
      }))
    })

    test('what promises are of', async () => {
      await countQueries(() => withClient(async (client) => {
        const result = await client.query({ text: POSTS, values: [101], rowMode: 'array' })
        expect(result.rows).toEqual([[1001], [1002]])
        const several = await client.query('SELECT 1 AS a; SELECT 2 AS b, 3 AS c') as unknown as pg.QueryResult[]
        expect(several.map(({ rows }) => rows)).toEqual([[{ a: 1 }], [{ b: 2, c: 3 }]])
      }))
    })

    test('texts that are getters of a class', async () => {
      class Sql {
        get text() { return POSTS }
        get values() { return [101] }
      }
      const counts = await counted(() => pool.query(new Sql()))
      expect(counts).toEqual([['select id from posts where author_id = ?', 1, 2]])
    })
  })

  test('everything is put back when the last one lets go', async () => {
    const { query, connect } = pg.Client.prototype
    const other = new pg.Pool(database.config)
    instrument(other)
    uninstrument(other)
    expect(pg.Client.prototype.query).toBe(query)
    uninstrument()
    expect(pg.Client.prototype.query).not.toBe(query)
    expect(pg.Client.prototype.connect).not.toBe(connect)
    expect(pg.Client.prototype.query.toString()).toContain('new Query(')
    await expect(countQueries(() => undefined)).rejects.toThrow(NothingInstrumented)
    instrument(pool)
    expect(await counted(() => pool.query(POSTS, [101]))).toHaveLength(1)
    await other.end()
  })

  test('a module, a client and a pool are all instrumented by one call', async () => {
    uninstrument()
    instrument(pg)
    expect(await counted(() => pool.query(POSTS, [101]))).toHaveLength(1)
    uninstrument(pg)
    const client = new pg.Client(database.config)
    instrument(client)
    await client.connect()
    expect(await counted(() => client.query(POSTS, [101]))).toHaveLength(1)
    await client.end()
    uninstrument(client)
    instrument(pool)
  })

  test('what is no client is refused by name', () => {
    expect(() => instrument({})).toThrow(UnknownClient)
    expect(() => instrument(new Map())).toThrow('Nothing knows how to instrument this `Map`.')
  })

  async function withClient<Result>(run: (client: pg.PoolClient) => Result | Promise<Result>): Promise<Result> {
    const client = await pool.connect()
    try {
      return await run(client)
    } finally {
      client.release()
    }
  }
})
