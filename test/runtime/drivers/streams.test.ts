// Rows that come one by one, on pools that were warmed outside every scope: what code does with each of them belongs to the scope that
// asked, with its very line, while another scope asks for others.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import mariadb from 'mariadb'
import type * as Callbacks from 'mariadb/callback'
import mysql from 'mysql2'
import pg from 'pg'
import Cursor from 'pg-cursor'
import QueryStream from 'pg-query-stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../src/runtime.ts'
import { takeLate, takeOutside } from '../../../src/runtime/late.ts'
import * as onMariadb from '../mariadb.ts'
import * as onPostgresql from '../postgresql.ts'

const callbacks = createRequire(import.meta.url)('mariadb/callback') as typeof Callbacks
const source = readFileSync(new URL(import.meta.url), 'utf8').split('\n')
const AUTHORS = 'SELECT id FROM authors WHERE id <= ?'
const COMMENTS = 'SELECT id FROM comments WHERE post_id = ?'
/** Of PostgreSQL. */
const AUTHORS_1 = AUTHORS.replace('?', '$1')

interface Row {
  readonly id: number
}

/** Asks for the authors up to one, and has `load` called for each. */
type Way = (last: number, load: (row: Row) => void) => Promise<unknown>

interface Emitter {
  on(event: string, listener: (...given: any[]) => void): Emitter
}

function ended(emitter: Emitter, event = 'end'): Promise<unknown> {
  return new Promise((resolve, reject) => emitter.on(event, resolve).on('error', reject))
}

function watched(name: string, skip: boolean, open: () => Promise<(id: number) => Promise<unknown>>, ways: Readonly<Record<string, Way>>, close: () => Promise<unknown>): void {
  describe.skipIf(skip)(name, () => {
    let query: (id: number) => Promise<unknown>

    beforeAll(async () => {
      query = await open()
    })

    beforeEach(() => {
      takeLate()
      takeOutside()
    })

    afterAll(async () => {
      uninstrument()
      await close()
    })

    test.each(Object.entries(ways))('%s', async (name, way) => {
      const ran = (last: number) => countQueries(async () => {
        const answers: Promise<unknown>[] = []
        await way(last, function load({ id }) {
          answers.push(query(id)) // load
        })
        await Promise.all(answers)
      })
      const traces = await Promise.all([ran(102), ran(105), ran(101)])
      expect(traces.map(({ statements }) => statements)).toEqual([3, 6, 2])
      expect(traces.map(({ shapes }) => shapes.map(({ count, rows }) => [count, rows]))).toEqual([2, 5, 1].map((rows) => [[1, rows], [rows, 0]]))
      for (const { shapes: [, loaded] } of traces) {
        // The first is that of `query`.
        const lines = loaded!.sites[0]!.frames.filter(({ file }) => file === import.meta.filename).map(({ line }) => line)
        expect(lines.slice(1, 3)).toEqual([lineWith('// load'), lineWith(`// ${name}`)])
      }
      expect(takeLate()).toEqual([])
      expect(takeOutside()).toBe(0)
    })
  })
}

function lineWith(text: string): number {
  return source.findIndex((line) => line.endsWith(text)) + 1
}

let postgresql: pg.Pool
let closePostgresql: () => Promise<unknown>

async function withClient(run: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await postgresql.connect()
  try {
    await run(client)
  } finally {
    client.release()
  }
}

watched('pg', onPostgresql.noPostgresql !== undefined, async () => {
  const database = await onPostgresql.watchedBlog(4)
  postgresql = database.pool
  closePostgresql = database.close
  return (id) => postgresql.query(COMMENTS.replace('?', '$1'), [id])
}, {
  'data of a stream': (last, load) => withClient((client) => {
    const stream = client.query(new QueryStream(AUTHORS_1, [last], { batchSize: 2 }))
    stream.on('data', (row: Row) => load(row)) // data of a stream
    return ended(stream)
  }),
  'a stream that is piped': (last, load) => withClient((client) => pipeline(client.query(new QueryStream(AUTHORS_1, [last])), new Writable({
    objectMode: true,
    write(row: Row, _, done) {
      load(row) // a stream that is piped
      done()
    },
  }))),
  'a stream that is read': (last, load) => withClient((client) => {
    const stream = client.query(new QueryStream(AUTHORS_1, [last], { batchSize: 2 }))
    stream.on('readable', () => {
      for (let row = stream.read() as Row | null; row !== null; row = stream.read() as Row | null) load(row) // a stream that is read
    })
    return ended(stream)
  }),
  'rows of a cursor, by callbacks': (last, load) => withClient((client) => new Promise((resolve, reject) => {
    const cursor = client.query(new Cursor<Row>(AUTHORS_1, [last]))
    const next = (): void => cursor.read(2, (error, rows) => {
      if (error) return reject(error)
      rows.forEach((row) => load(row)) // rows of a cursor, by callbacks
      if (rows.length > 0) next()
      else cursor.close(resolve)
    })
    next()
  })),
  'rows of a cursor, by promises': (last, load) => withClient(async (client) => {
    const cursor = client.query(new Cursor<Row>(AUTHORS_1, [last]))
    for (let rows = await cursor.read(2); rows.length > 0; rows = await cursor.read(2)) {
      for (const row of rows) load(row) // rows of a cursor, by promises
    }
    await cursor.close()
  }),
  'after a cursor was closed': (last, load) => withClient((client) => new Promise((resolve, reject) => {
    const cursor = client.query(new Cursor<Row>(AUTHORS_1, [last]))
    cursor.read(10, (error, rows) => {
      if (error) return reject(error)
      cursor.close(() => {
        for (const row of rows) load(row) // after a cursor was closed
        resolve(undefined)
      })
    })
  })),
  'rows of a query object': (last, load) => withClient((client) => {
    const query = new pg.Query<Row>(AUTHORS_1, [last])
    query.on('row', (row) => load(row)) // rows of a query object
    const end = ended(query)
    client.query(query)
    return end
  }),
}, () => closePostgresql())

let pool: mysql.Pool
let closeMysql2: () => Promise<unknown>

async function withConnection(run: (connection: mysql.PoolConnection) => Promise<unknown>): Promise<void> {
  const connection = await pool.promise().getConnection()
  try {
    await run(connection.connection as unknown as mysql.PoolConnection)
  } finally {
    connection.release()
  }
}

watched('mysql2', onMariadb.noMariadb !== undefined, async () => {
  const database = await onMariadb.blog()
  pool = instrument(mysql.createPool({ ...database.config, connectionLimit: 4 }))
  await Promise.all([1, 2, 3, 4].map(() => pool.promise().query('SELECT SLEEP(0.01)')))
  closeMysql2 = () => pool.promise().end().then(database.drop)
  return (id) => pool.promise().execute(COMMENTS, [id])
}, {
  'data of a stream of mysql2': (last, load) => withConnection((connection) => {
    const stream = connection.query(AUTHORS, [last]).stream({ highWaterMark: 2 })
    stream.on('data', (row: Row) => load(row)) // data of a stream of mysql2
    return ended(stream)
  }),
  'data of a prepared stream of mysql2': (last, load) => withConnection((connection) => {
    const stream = connection.execute(AUTHORS, [last]).stream()
    stream.on('data', (row: Row) => load(row)) // data of a prepared stream of mysql2
    return ended(stream)
  }),
  'data of a stream of a pool of mysql2': (last, load) => {
    const stream = pool.query(AUTHORS, [last]).stream()
    stream.on('data', (row: Row) => load(row)) // data of a stream of a pool of mysql2
    return ended(stream)
  },
  'a stream of mysql2 that is piped': (last, load) => withConnection((connection) => pipeline(connection.query(AUTHORS, [last]).stream(), new Writable({
    objectMode: true,
    write(row: Row, _, done) {
      load(row) // a stream of mysql2 that is piped
      done()
    },
  }))),
  'rows of a command of mysql2': (last, load) => withConnection((connection) => {
    const command = connection.query(AUTHORS, [last])
    command.on('result', (row: Row) => load(row)) // rows of a command of mysql2
    return ended(command)
  }),
}, () => closeMysql2())

let promised: mariadb.Pool
let called: Callbacks.Pool
let closeMariadb: () => Promise<unknown>

async function withPromised(run: (connection: mariadb.PoolConnection) => Promise<unknown>): Promise<void> {
  const connection = await promised.getConnection()
  try {
    await run(connection)
  } finally {
    await connection.release()
  }
}

async function withCalled(run: (connection: Callbacks.PoolConnection) => Promise<unknown>): Promise<void> {
  const connection = await new Promise<Callbacks.PoolConnection>((resolve, reject) => called.getConnection((error, one) => error ? reject(error) : resolve(one!)))
  try {
    await run(connection)
  } finally {
    await new Promise<void>((resolve) => connection.release(() => resolve()))
  }
}

watched('mariadb', onMariadb.noMariadb !== undefined, async () => {
  const database = await onMariadb.blog()
  promised = instrument(mariadb.createPool({ ...database.config, connectionLimit: 4 }))
  called = instrument(callbacks.createPool({ ...database.config, connectionLimit: 4 }))
  await Promise.all([1, 2, 3, 4].map(() => promised.query('SELECT SLEEP(0.01)')))
  await Promise.all([1, 2, 3, 4].map(() => new Promise((resolve) => called.query('SELECT SLEEP(0.01)', resolve))))
  closeMariadb = async () => {
    await promised.end()
    await new Promise<void>((resolve) => called.end(() => resolve()))
    await database.drop()
  }
  return (id) => promised.query(COMMENTS, [id])
}, {
  'data of a stream of mariadb': (last, load) => withPromised((connection) => {
    const stream = connection.queryStream(AUTHORS, [last])
    stream.on('data', (row: Row) => load(row)) // data of a stream of mariadb
    return ended(stream)
  }),
  'data of a prepared stream of mariadb': (last, load) => withPromised(async (connection) => {
    const prepared = await connection.prepare(AUTHORS)
    const stream = prepared.executeStream([last])
    stream.on('data', (row: Row) => load(row)) // data of a prepared stream of mariadb
    await ended(stream)
    prepared.close()
  }),
  'a stream of mariadb that is piped': (last, load) => withPromised((connection) => pipeline(connection.queryStream(AUTHORS, [last]), new Writable({
    objectMode: true,
    write(row: Row, _, done) {
      load(row) // a stream of mariadb that is piped
      done()
    },
  }))),
  'data of a stream of mariadb with callbacks': (last, load) => withCalled((connection) => {
    const stream = connection.queryStream(AUTHORS, [last])
    stream.on('data', (row: Row) => load(row)) // data of a stream of mariadb with callbacks
    return ended(stream)
  }),
  'rows of a command of mariadb': (last, load) => withCalled((connection) => {
    const command = Reflect.apply(connection.query, connection, [AUTHORS, [last]]) as unknown as Emitter
    command.on('data', (row: Row) => load(row)) // rows of a command of mariadb
    return ended(command)
  }),
}, () => closeMariadb())
