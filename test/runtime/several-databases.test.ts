// The same text sent to several databases, as tenants, shards and replicas of an application are: none repeats the other.

import { createRequire } from 'node:module'
import type { Database } from 'better-sqlite3'
import { createPool } from 'mysql2/promise'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { afterAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, uninstrument } from '../../src/runtime.ts'
import { BetterSqlite3 } from './better-sqlite3.ts'
import { mariadbServer, noMariadb } from './mariadb.ts'
import { noPostgresql } from './postgresql.ts'

type Send = (text: string) => unknown

const TEXT = 'SELECT 1 AS one'

async function toldOf(run: () => unknown) {
  const trace = await countQueries(run)
  return { duplicates: trace.duplicates, counts: trace.shapes.map(({ count }) => count), findings: findingsOf(trace).map(({ rule }) => rule) }
}

/** What each of two databases is asked once are two shapes; what one is asked twice is one, by whatever client. */
async function areTwo(first: Send, second: Send, again: Send): Promise<void> {
  expect(await toldOf(async () => {
    await first(TEXT)
    await second(TEXT)
  })).toEqual({ duplicates: 0, counts: [1, 1], findings: [] })
  expect((await toldOf(async () => {
    await first(TEXT)
    await again(TEXT)
  })).counts).toEqual([2])
}

afterAll(() => uninstrument())

describe.skipIf(noPostgresql !== undefined)('pg', () => {
  const at = { host: '127.0.0.1', user: 'postgres' }

  test('pools, and the clients of one of them', async () => {
    const [one, same, other] = [new pg.Pool({ ...at, database: 'test' }), new pg.Pool({ connectionString: 'postgres://postgres@localhost:5432/test' }), new pg.Pool({ ...at, database: 'postgres' })]
    const pools = [one, same, other].map((pool) => instrument(pool))
    await areTwo((text) => one.query(text), (text) => other.query(text), (text) => same.query(text))
    const client = await one.connect()
    await areTwo((text) => one.query(text), (text) => other.query(text), (text) => client.query(text))
    client.release()
    await Promise.all(pools.map((pool) => pool.end()))
  })

  test('rows read again elsewhere are no duplicates', async () => {
    const [one, other] = [new pg.Pool({ ...at, database: 'test' }), new pg.Pool({ ...at, database: 'postgres' })].map((pool) => instrument(pool)) as [pg.Pool, pg.Pool]
    const table = `querylint_several_${process.pid}`
    const text = `SELECT id FROM ${table}`
    for (const pool of [one, other]) await pool.query(`CREATE TABLE ${table} (id integer)`)
    expect((await toldOf(async () => { for (const pool of [one, other]) await pool.query(text) })).duplicates).toBe(0)
    expect((await toldOf(async () => { for (const pool of [one, one]) await pool.query(text) })).duplicates).toBe(1)
    for (const pool of [one, other]) await pool.query(`DROP TABLE ${table}`)
    await Promise.all([one.end(), other.end()])
  })

  test('data sources of TypeORM, of which replicas are the same', async () => {
    const of = (options: object) => new DataSource({ type: 'postgres', ...options }).initialize()
    const whole = { ...at, username: 'postgres' }
    const [one, other, replicated] = await Promise.all([
      of({ ...whole, database: 'test' }), of({ ...whole, database: 'postgres' }),
      of({ replication: { master: { ...whole, database: 'test' }, slaves: [{ ...whole, database: 'postgres' }] } }),
    ])
    for (const source of [one, other, replicated]) instrument(source)
    await areTwo((text) => one.query(text), (text) => other.query(text), (text) => replicated.query(text))
    await Promise.all([one, other, replicated].map((source) => source.destroy()))
  })
})

describe.skipIf(noMariadb !== undefined)('mysql2', () => {
  test('pools, and the connections of one of them', async () => {
    const [one, other] = [createPool({ ...mariadbServer, database: 'test' }), createPool({ ...mariadbServer, database: 'mysql' })]
    for (const pool of [one, other]) instrument(pool)
    const connection = await one.getConnection()
    await areTwo((text) => one.query(text), (text) => other.execute(text), (text) => connection.query(text))
    connection.release()
    await Promise.all([one.end(), other.end()])
  })
})

const Libsql = createRequire(import.meta.url)('libsql') as new (file: string) => Database

describe.each<readonly [string, (new (file: string) => Database) | undefined]>([['better-sqlite3', BetterSqlite3], ['libsql', Libsql]])('%s', (_, Made) => {
  test.skipIf(Made === undefined)('databases in memory are each its own', async () => {
    const [one, other] = [new Made!(':memory:'), new Made!(':memory:')]
    for (const db of [one, other]) instrument(db)
    await areTwo((text) => one.prepare(text).all(), (text) => other.prepare(text).all(), (text) => one.prepare(text).get())
    one.close()
    other.close()
  })
})
