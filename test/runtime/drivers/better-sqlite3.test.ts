// The driver better-sqlite3, and the package `libsql`, which has the same interface: what is counted, and that nothing else changes.

import { createRequire } from 'node:module'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../src/runtime.ts'
import { takeOutside } from '../../../src/runtime/late.ts'
import { BetterSqlite3 } from '../better-sqlite3.ts'
import { here } from '../here.ts'
import { sqliteBlog } from '../sqlite-blog.ts'

const Libsql = createRequire(import.meta.url)('libsql') as new (file: string) => Database

const POSTS = 'SELECT id FROM posts WHERE author_id = ?'
const SHAPE = 'select id from posts where author_id = ?'

describe.each<readonly [string, (new (file: string) => Database) | undefined]>([['better-sqlite3', BetterSqlite3], ['libsql', Libsql]])('%s', (name, Made) => {
  describe.skipIf(Made === undefined)('is watched', () => {
    let db: Database
    let before: Readonly<Record<string, unknown>>

    beforeAll(() => {
      db = new Made!(':memory:')
      db.exec(sqliteBlog)
      before = methods()
      instrument(db)
    })

    afterAll(() => {
      uninstrument()
      db.close()
    })

    async function counted(run: () => unknown): Promise<readonly [string, number, number][]> {
      const { shapes } = await countQueries(run)
      return shapes.map(({ statement, count, rows }) => [statement, count, rows])
    }

    test.each<readonly [string, () => unknown]>([
      ['all', () => db.prepare(POSTS).all(101)],
      ['all of a list', () => db.prepare(POSTS).all([101])],
      ['all of names', () => db.prepare('SELECT id FROM posts WHERE author_id = :author').all({ author: 101 })],
      ['lists as rows', () => db.prepare(POSTS).raw().all(101)],
      ['an iterator', () => [...db.prepare(POSTS).iterate(101)]],
    ])('counts %s once', async (_, run) => {
      expect((await counted(run)).map(([text, ...rest]) => [text.replace(':author', '?'), ...rest])).toEqual([[SHAPE, 1, 2]])
    })

    test('counts a statement that was prepared before', async () => {
      uninstrument()
      const other = new Made!(':memory:')
      const statement = other.prepare('SELECT 1 AS n')
      instrument(other)
      const before = await counted(() => statement.get())
      uninstrument(other)
      other.close()
      instrument(db)
      // Only better-sqlite3's tell their text.
      expect(before).toEqual(name === 'libsql' ? [] : [['select ? as n', 1, 1]])
    })

    test('counts each run of a statement', async () => {
      expect(await counted(() => {
        const statement = db.prepare(POSTS)
        for (const id of [101, 102, 999]) statement.get(id)
      })).toEqual([[SHAPE, 3, 2]])
    })

    test('an iterator that is left has ended', async () => {
      const { rows, unanswered } = await countQueries(() => {
        for (const row of db.prepare(POSTS).iterate(101)) return row
        return undefined
      })
      expect(rows).toBe(1)
      // The iterator of the package `libsql` cannot be told that it was left.
      expect(unanswered).toBe(name === 'libsql' ? 1 : 0)
    })

    test('counts transaction control and set-up apart', async () => {
      const trace = await countQueries(() => {
        const insert = db.prepare('INSERT INTO authors (name) VALUES (?)')
        db.pragma('user_version')
        db.exec('CREATE TABLE IF NOT EXISTS notes (id integer)')
        db.transaction((names: readonly string[]) => names.forEach((one) => insert.run(one)))(['Ann', 'Bob'])
      })
      expect(trace).toMatchObject({ statements: 2, reads: 0, writes: 2, control: 2, setup: 2, roundTrips: 2, peakConcurrency: 1, unanswered: 0 })
    })

    test('two scopes at the same time share nothing', async () => {
      const run = (times: number) => countQueries(async () => {
        for (let time = 0; time < times; time += 1) {
          db.prepare(POSTS).all(101)
          await new Promise((resolve) => setImmediate(resolve))
        }
      })
      const traces = await Promise.all([run(2), run(5), run(1)])
      expect(traces.map(({ statements }) => statements)).toEqual([2, 5, 1])
    })

    test('statements outside every scope are in none, and are known', async () => {
      takeOutside()
      db.prepare(POSTS).all(101)
      await countQueries(() => db.prepare(POSTS).all(101))
      expect(takeOutside()).toBe(1)
    })

    test('tells the line of the call', async () => {
      const lines: string[] = []
      const { shapes } = await countQueries(() => {
        lines.push(here(1))
        db.prepare('SELECT 1 AS a').get()
        lines.push(here(1))
        return [...db.prepare('SELECT 2 AS b').iterate()]
      })
      expect(shapes.map(({ sites: [site] }) => `${site?.frames[0]?.file}:${site?.frames[0]?.line}`)).toEqual(lines)
    })

    test.each([false, true])('proves which query a statement repeats for, rows as lists: %s', async (isRaw) => {
      const { shapes } = await countQueries(() => {
        const authors = db.prepare('SELECT id, name FROM authors WHERE id > 100 LIMIT 5')
        const ids = isRaw ? (authors.raw().all() as [number][]).map(([id]) => id) : (authors.all() as { readonly id: number }[]).map(({ id }) => id)
        for (const id of ids) db.prepare(POSTS).all(id)
      })
      expect(shapes[1]).toMatchObject({ count: 5, distinct: 5, proof: { column: 'id', values: 5 } })
    })

    test('leaves errors and results alone', async () => {
      const plain = thrown(() => db.prepare('INSERT INTO authors (id, name) VALUES (?, ?)').run(101, 'twice'))
      const { failed, unanswered } = await countQueries(() => {
        const error = thrown(() => db.prepare('INSERT INTO authors (id, name) VALUES (?, ?)').run(101, 'twice'))
        expect(error).toMatchObject({ message: (plain as Error).message, code: (plain as { code: string }).code })
        expect((error as Error).constructor).toBe((plain as Error).constructor)
        expect(thrown(() => db.exec('SELECT * FROM nowhere'))).toMatchObject({ message: expect.stringContaining('no such table') as string })
        expect(db.prepare(POSTS).all(101)).toEqual([{ id: 1001 }, { id: 1002 }])
        expect(db.prepare(POSTS).pluck().all(101)).toEqual([1001, 1002])
        expect(db.prepare('UPDATE authors SET name = name WHERE id = 101').run()).toMatchObject({ changes: 1 })
        expect(db.transaction(() => 7)()).toBe(7)
      })
      expect({ failed, unanswered }).toEqual({ failed: 2, unanswered: 0 })
    })

    test('everything is put back', () => {
      uninstrument()
      expect(methods()).toEqual(before)
      instrument(Made!)
      expect(methods()).not.toEqual(before)
      uninstrument(Made)
      expect(methods()).toEqual(before)
    })

    /** Of databases and statements. */
    function methods(): Readonly<Record<string, unknown>> {
      const own = Object.getPrototypeOf(db) as Readonly<Record<string, unknown>>
      const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Readonly<Record<string, unknown>>
      return Object.fromEntries([...['prepare', 'exec', 'transaction', 'pragma'].map((one) => [one, own[one]]), ...['run', 'get', 'all', 'iterate'].map((one) => [one, statement[one]])])
    }
  })
})

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}
