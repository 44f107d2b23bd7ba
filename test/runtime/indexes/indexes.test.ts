// The index check on real databases, each with the same tables: what scans and what does not, and that nothing is executed or changed.

import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { Database } from 'better-sqlite3'
import mariadb from 'mariadb'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, uninstrument, UnknownConnection, watchIndexes } from '../../../src/runtime.ts'
import type { IndexWatch } from '../../../src/runtime.ts'
import { takeOutside } from '../../../src/runtime/late.ts'
import * as onMariadb from '../mariadb.ts'
import * as onPostgresql from '../postgresql.ts'
import { type Case, cases, schema } from './cases.ts'

interface Opened {
  /** The application's. */
  readonly client: object
  send(text: string, values: readonly unknown[]): unknown
  close(): Promise<void>
}

const Libsql = createRequire(import.meta.url)('libsql') as new (file: string) => Database

/** Statements of the schema, each for itself. */
const statements = schema.split(';').map((one) => one.trim()).filter((one) => one !== '')
const marked = (text: string) => {
  let parameter = 0
  return text.replaceAll('?', () => `$${parameter += 1}`)
}

const databases: readonly (readonly [string, string | undefined, () => Promise<Opened>])[] = [
  ['PostgreSQL', onPostgresql.noPostgresql, async () => {
    const database = await onPostgresql.blog()
    const pool = new pg.Pool(database.config)
    await pool.query(`DROP TABLE IF EXISTS authors, posts, comments CASCADE; ${schema}`)
    return { client: pool, send: (text, values) => pool.query(marked(text), [...values]), close: () => pool.end().then(database.drop) }
  }],
  ['MariaDB, mysql2', onMariadb.noMariadb, async () => {
    const database = await onMariadb.blog()
    const pool = mysql.createPool(database.config)
    for (const one of ['DROP TABLE authors, posts, comments', ...statements]) await pool.query(one)
    return { client: pool, send: (text, values) => pool.execute(text, values as string[]), close: () => pool.end().then(database.drop) }
  }],
  ['MariaDB, mariadb', onMariadb.noMariadb, async () => {
    const database = await onMariadb.blog()
    const pool = mariadb.createPool({ ...database.config, connectionLimit: 3 })
    for (const one of ['DROP TABLE authors, posts, comments', ...statements]) await pool.query(one)
    return { client: pool, send: (text, values) => pool.query(text, values), close: () => pool.end().then(database.drop) }
  }],
  ['SQLite, @libsql/client', undefined, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'querylint-indexes-'))
    const client = createClient({ url: `file:${join(folder, 'check.db')}` })
    await client.executeMultiple(schema)
    return { client, send: (sql, args) => client.execute({ sql, args: args as string[] }), close: async () => {
      client.close()
      rmSync(folder, { recursive: true, force: true })
    } }
  }],
  ['SQLite, libsql', undefined, async () => {
    const client = new Libsql(':memory:')
    client.exec(schema)
    return { client, send: (text, values) => client.prepare(text).all(...values), close: async () => void client.close() }
  }],
]

describe.each(databases)('%s', (_, reason, open) => {
  describe.skipIf(reason !== undefined)('tells of', () => {
    let opened: Opened
    let indexes: IndexWatch

    beforeAll(async () => {
      opened = await open()
      instrument(opened.client)
      indexes = watchIndexes(opened.client)
    })

    afterAll(async () => {
      indexes.stop()
      uninstrument()
      await opened.close()
    })

    test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { text, values, scans }: Case) => {
      const trace = await countQueries(() => opened.send(text, values))
      expect(trace.shapes.filter(({ kind }) => kind === 'read')).toHaveLength(1)
      const { shapes } = await indexes.explained(trace)
      expect(shapes.find(({ kind }) => kind === 'read')!.scans).toEqual(scans)
    })

    test('a finding stands on the line of the call, and shows no value', async () => {
      const { text, values } = cases[0]!
      const trace = await countQueries(() => opened.send(text, values))
      const explained = await indexes.explained(trace)
      expect(findingsOf(explained)).toMatchObject([{ rule: 'no-unindexed-query', remedy: 'Create an index on `comments` that begins with `post_id`; if the table stays small, name it in the option `smallTables`.' }])
      expect(findingsOf(explained)[0]!.location.file).toBe('test/runtime/indexes/indexes.test.ts')
      expect(findingsOf(trace)).toEqual([])
      expect(findingsOf(explained, { rules: { 'no-unindexed-query': { smallTables: ['Comments'] } } })).toEqual([])
      expect(JSON.stringify(explained.shapes.map(({ scans }) => scans))).not.toContain('11')
    })

    test('what is asked for is in no count, and each read is explained once', async () => {
      takeOutside()
      const trace = await countQueries(async () => {
        await opened.send('SELECT body FROM comments WHERE body = ?', ['a'])
        const inner = await countQueries(() => opened.send('SELECT body FROM comments WHERE body = ?', ['b']))
        const [first, second] = await Promise.all([indexes.explained(inner), indexes.explained(inner)])
        expect(first!.shapes[0]!.scans).toBe(second!.shapes[0]!.scans)
      })
      expect(trace).toMatchObject({ statements: 2, control: 0, setup: 0 })
      expect(takeOutside()).toBe(0)
    })

    test('what cannot be explained is left out', async () => {
      const trace = await countQueries(async () => {
        try {
          await opened.send('SELECT id FROM nowhere WHERE id = ?', [1])
        } catch {
          // There is no such table.
        }
      })
      expect((await indexes.explained(trace)).shapes.every(({ scans }) => scans === undefined)).toBe(true)
      // The connection is as good as before.
      await opened.send('SELECT id FROM authors WHERE id = ?', [1])
    })

    test('writes are neither executed nor explained', async () => {
      const trace = await countQueries(() => opened.send('INSERT INTO comments VALUES (?, ?, ?)', [999, 11, 'x']))
      const explained = await indexes.explained(trace)
      expect(explained.shapes.map(({ scans }) => scans)).toEqual([undefined])
      const rows = await opened.send('SELECT count(*) AS n FROM comments WHERE id = ?', [999])
      expect(JSON.stringify(rows, (_, value: unknown) => typeof value === 'bigint' ? Number(value) : value)).toMatch(/"n":"?1"?|"rows":\[\[1\]\]/)
    })
  })
})

test('an object that cannot be asked for plans is refused by name', () => {
  expect(() => watchIndexes({})).toThrow(UnknownConnection)
})
