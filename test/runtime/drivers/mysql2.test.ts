// The driver mysql2 on a real server, its pool warmed outside every scope: what is counted, and that nothing else changes.

import mysql from 'mysql2'
import promises from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../src/runtime.ts'
import { here } from '../here.ts'
import { type Database, blog, noMariadb } from '../mariadb.ts'
import { POSTS, SHAPE, answered, behavesAlike, counted } from './alike.ts'


describe.skipIf(noMariadb !== undefined)('mysql2', () => {
  let database: Database
  let pool: mysql.Pool
  let promised: promises.Pool
  let query: unknown

  beforeAll(async () => {
    database = await blog()
    query = prototypeOf(mysql.Connection).query
    pool = instrument(mysql.createPool({ ...database.config, connectionLimit: 3 }))
    promised = pool.promise()
    await Promise.all([1, 2, 3].map(() => promised.query('SELECT SLEEP(0.01)')))
  })

  afterAll(async () => {
    uninstrument()
    await promised.end()
    await database.drop()
  })

  test.each<readonly [string, () => unknown]>([
    ['a promise', () => promised.query(POSTS, [101])],
    ['a promise of a prepared statement', () => promised.execute(POSTS, [101])],
    ['a single value', () => promised.query(POSTS, 101)],
    ['options', () => promised.query({ sql: POSTS, values: [101] })],
    ['options and values', () => promised.query({ sql: POSTS }, [101])],
    ['rows as arrays', () => promised.query({ sql: POSTS, values: [101], rowsAsArray: true })],
    ['named values', () => promised.query({ sql: 'SELECT id FROM posts WHERE author_id = :author', namedPlaceholders: true, values: { author: 101 } } as mysql.QueryOptions)],
    ['a callback', () => answered((done) => pool.query(POSTS, [101], done))],
    ['a callback of a prepared statement', () => answered((done) => pool.execute(POSTS, [101], done))],
    ['a callback alone', () => answered((done) => pool.query({ sql: POSTS, values: [101] }, done))],
    ['a client of the pool', () => withClient((client) => client.query(POSTS, [101]))],
    ['a prepared statement of a client', () => withClient((client) => client.execute(POSTS, [101]))],
    ['a client from a callback', () => answered((done) => pool.getConnection((error, client) => {
      if (error !== null) return done(error, undefined)
      client.query(POSTS, [101], (...answer) => {
        client.release()
        done(answer[0], answer[1])
      })
    }))],
    ['a statement that was prepared by hand', () => withClient(async (client) => {
      const statement = await client.prepare(POSTS)
      await statement.execute([101])
      client.unprepare(POSTS)
    })],
    ['events of the pool', () => new Promise((resolve, reject) => {
      pool.query(POSTS, [101]).on('error', reject).on('end', () => setImmediate(resolve))
    })],
    ['a stream of a prepared statement', () => withClient(async (client) => {
      const rows: unknown[] = []
      for await (const row of core(client).execute(POSTS, [101]).stream()) rows.push(row)
      return rows
    })],
    ['a stream', () => withClient(async (client) => {
      const rows: unknown[] = []
      for await (const row of core(client).query(POSTS, [101]).stream()) rows.push(row)
      return rows
    })],
  ])('counts %s once', async (_, run) => {
    expect((await counted(run)).map(([text, ...rest]) => [text.replace(':author', '?'), ...rest])).toEqual([[SHAPE, 1, 2]])
  })

  test('counts what a cluster of pools sends, once', async () => {
    const cluster = instrument(mysql.createPoolCluster())
    try {
      cluster.add('one', database.config)
      cluster.add('two', database.config)
      const space = cluster.of('*')
      expect(await counted(async () => {
        await answered((done) => space.query(POSTS, [101], done))
        await answered((done) => space.execute(POSTS, [102], done))
        await answered((done) => cluster.getConnection((error, client) => {
          if (error !== null) return done(error, undefined)
          client.query(POSTS, [103], (...answer) => {
            client.release()
            done(answer[0], answer[1])
          })
        }))
      })).toEqual([[SHAPE, 3, 6]])
    } finally {
      await new Promise((resolve) => cluster.end(resolve))
    }
  })

  test('finds what classes of `mysql2/promise` stand for', async () => {
    uninstrument()
    const client = instrument(await promises.createConnection(database.config))
    expect(await counted(() => client.query(POSTS, [101]))).toEqual([[SHAPE, 1, 2]])
    uninstrument(client)
    expect(prototypeOf(mysql.Connection).query).toBe(query)
    const other = instrument(promises.createPool(database.config))
    expect(await counted(() => other.execute(POSTS, [101]))).toEqual([[SHAPE, 1, 2]])
    uninstrument(other)
    instrument(promises)
    expect(await counted(async () => {
      await client.query(POSTS, [101])
      await other.query(POSTS, [102])
    })).toEqual([[SHAPE, 2, 4]])
    uninstrument(promises)
    expect(prototypeOf(mysql.Connection).query).toBe(query)
    await Promise.all([client.end(), other.end()])
    instrument(pool)
  })

  test.each<readonly [string, () => object]>([
    ['a pool', () => mysql.createPool(database.config)],
    ['a pool with promises', () => promises.createPool(database.config)],
  ])('of %s that was never used, all clients of the driver are known', async (_, made) => {
    uninstrument()
    const handed = instrument(made()) as { end(): unknown }
    const connection = await promises.createConnection(database.config)
    const other = mysql.createPool(database.config)
    expect(await counted(async () => {
      await connection.query(POSTS, [101])
      await answered((done) => other.execute(POSTS, [102], done))
    })).toEqual([[SHAPE, 2, 4]])
    uninstrument(handed)
    expect(prototypeOf(mysql.Connection).query).toBe(query)
    await Promise.all([connection.end(), other.promise().end(), handed.end()])
    instrument(pool)
  })

  behavesAlike({
    query: async (text, values) => (await promised.query<mysql.RowDataPacket[]>(text, values as unknown[]))[0] as unknown as readonly { readonly id: number }[],
    called: (text, values) => answered((done) => pool.execute(text, values as string[], done)),
    withClient,
  })

  test('tells a batch by its rows', async () => {
    const { shapes } = await countQueries(() => withClient(async (client) => {
      await client.beginTransaction()
      for (const names of [['a', 'b'], ['c', 'd']]) await client.query('INSERT INTO authors (name) VALUES ?', [names.map((name) => [name])])
      for (const ids of [[101, 102], [103, 104]]) await client.query('SELECT id FROM posts WHERE author_id IN (?)', [ids])
      await client.rollback()
    }))
    expect(shapes.filter(({ kind }) => kind !== 'control').map(({ statement, batch }) => [statement, batch])).toEqual([
      ['insert into authors(name) values ?', true], ['select id from posts where author_id in (?)', true],
    ])
  })

  test('callbacks and listeners run in the scope of their call, whoever opened the connection', async () => {
    const { statements } = await countQueries(() => new Promise((resolve, reject) => {
      pool.query<mysql.RowDataPacket[]>(POSTS, [101], (error, rows) => {
        if (error) return reject(error)
        pool.query('SELECT * FROM comments WHERE post_id = ?', [rows[0]!['id']]).on('end', () => pool.query('SELECT 1 + 1', resolve))
      })
    }))
    expect(statements).toBe(3)
  })

  test('tells the line of the call', async () => {
    const lines: string[] = []
    const { shapes } = await countQueries(async () => {
      lines.push(here(1))
      await promised.query('SELECT 1 AS a')
      lines.push(here(1))
      await answered((done) => pool.query('SELECT 2 AS b', done))
      lines.push(here(1))
      await withClient((client) => client.execute('SELECT 3 AS c'))
    })
    expect(shapes.map(({ sites: [site] }) => `${site?.frames[0]?.file}:${site?.frames[0]?.line}`)).toEqual(lines)
  })

  describe('leaves alone', () => {
    test('errors and who hears of them', async () => {
      const plain = await promised.query('SELECT * FROM nowhere').catch((error: unknown) => error) as Error
      const seen: unknown[] = []
      const { failed, statements, unanswered } = await countQueries(async () => {
        seen.push(await promised.query('SELECT * FROM nowhere').catch((error: unknown) => error))
        seen.push(await promised.execute('SELECT * FROM nowhere').catch((error: unknown) => error))
        seen.push(await answered((done) => pool.query('SELECT * FROM nowhere', done)).catch((error: unknown) => error))
        seen.push(await new Promise((resolve) => pool.query('SELECT * FROM nowhere').on('error', resolve)))
      })
      for (const one of seen) expect(one).toMatchObject({ message: plain.message, code: 'ER_NO_SUCH_TABLE' })
      expect({ failed, statements, unanswered }).toEqual({ failed: 4, statements: 4, unanswered: 0 })
    })

    test('an error of a command that nobody listens to', async () => {
      const client = mysql.createConnection(database.config)
      const heard = new Promise((resolve) => client.once('error', resolve))
      await countQueries(async () => {
        client.query('SELECT * FROM nobody_asked')
        await heard
      })
      expect(await heard).toMatchObject({ code: 'ER_NO_SUCH_TABLE', fatal: true })
    })

    test('mistakes in the call', async () => {
      await countQueries(() => withClient((client) => {
        expect(() => core(client).execute('SELECT ?', [undefined] as unknown as string[])).toThrow('Bind parameters must not contain undefined')
      }))
    })

    test('what promises and callbacks give', async () => {
      const [plainRows, plainFields] = await promised.query({ sql: POSTS, values: [101], rowsAsArray: true })
      await countQueries(async () => {
        const [rows, fields] = await promised.query({ sql: POSTS, values: [101], rowsAsArray: true })
        expect(rows).toEqual(plainRows)
        expect(fields.map(({ name }) => name)).toEqual(plainFields.map(({ name }) => name))
        const [made] = await promised.query<mysql.ResultSetHeader>('UPDATE authors SET name = name WHERE id = 0')
        expect(made.affectedRows).toBe(0)
        const client = await promises.createConnection({ ...database.config, multipleStatements: true })
        const [several] = await client.query('SELECT 1 AS a; SELECT 2 AS b, 3 AS c')
        expect(several).toEqual([[{ a: 1 }], [{ b: 2, c: 3 }]])
        await client.end()
      })
    })
  })

  test('everything is put back', () => {
    uninstrument()
    expect(prototypeOf(mysql.Connection).query).toBe(query)
    for (const one of [prototypeOf(mysql.Connection), prototypeOf(pool.constructor)]) expect(String(one.query)).toContain('cmdQuery')
    instrument(pool)
  })

  function core(client: promises.PoolConnection): mysql.PoolConnection {
    return client.connection as unknown as mysql.PoolConnection
  }

  function prototypeOf(made: unknown): { readonly query: unknown } {
    return Object.getPrototypeOf((made as { readonly prototype: object }).prototype) as { readonly query: unknown }
  }

  async function withClient<Result>(run: (client: promises.PoolConnection) => Result | Promise<Result>): Promise<Result> {
    const client = await promised.getConnection()
    try {
      return await run(client)
    } finally {
      client.release()
    }
  }
})
