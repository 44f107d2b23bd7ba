// Candidate indexes on SQLite, each on an empty temporary copy: whether a query would use one, and that the database, the connection and its
// transaction stay as they are.

import { createRequire } from 'node:module'
import type { Database } from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findingsOf, instrument, uninstrument } from '../../../src/runtime.ts'
import { BetterSqlite3 } from '../better-sqlite3.ts'
import { schema } from './cases.ts'
import { explaining } from './explaining.ts'

const Libsql = createRequire(import.meta.url)('libsql') as new (file: string) => Database

describe.skipIf(BetterSqlite3 === undefined)('an index that is tried on SQLite, better-sqlite3', () => {
  let database: Database
  let before: string

  const told = (text: string) => JSON.stringify(database.prepare(text).all())
  const everything = () => ['SELECT * FROM sqlite_master', 'SELECT * FROM sqlite_temp_master', 'SELECT * FROM comments', 'SELECT * FROM notes', 'SELECT last_insert_rowid(), changes(), total_changes()', 'PRAGMA schema_version'].map(told).join('\n')

  beforeAll(() => {
    database = instrument(new BetterSqlite3!(':memory:'))
    database.exec(schema)
    database.exec(`
      PRAGMA foreign_keys = ON;
      CREATE TABLE "odd-name" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "a b" text COLLATE NOCASE, "post" integer REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED, kind text DEFAULT 'a(b' CHECK (kind <> 'AUTOINCREMENT'));
      CREATE TABLE notes (id integer PRIMARY KEY AUTOINCREMENT, post_id integer REFERENCES posts (id) ON DELETE CASCADE, body text COLLATE NOCASE, upper_body text AS (upper(body)) STORED) STRICT;
      INSERT INTO notes (post_id, body) VALUES (11, 'a');
    `)
    before = everything()
  })

  afterEach(() => {
    expect(everything()).toBe(before)
  })

  afterAll(() => {
    uninstrument()
    database.close()
  })

  const { explained, triedOf } = explaining(() => ({ query: async (text, values) => database.prepare(text).all(...values) }), () => database)

  test.each<readonly [string, string, readonly unknown[], string]>([
    ['of one column', 'SELECT id FROM comments WHERE post_id = ?', [11], 'used'],
    ['of several columns', 'SELECT id FROM comments WHERE post_id = ? AND body = ?', [11, 'a'], 'used'],
    ['for a range', 'SELECT id FROM comments WHERE post_id > ?', [11], 'used'],
    ['for a list', 'SELECT id FROM comments WHERE post_id IN (?, ?)', [11, 12], 'used'],
    ['for one of two conditions', 'SELECT id FROM notes WHERE post_id = ? OR post_id = ?', [11, 12], 'used'],
    ['for an order', 'SELECT id, title FROM posts ORDER BY title LIMIT 2', [], 'used'],
    ['for a join', 'SELECT c.body FROM posts p JOIN comments c ON c.post_id = p.id WHERE p.author_id = ?', [1], 'used'],
    ['of a table by an alias', 'SELECT "c"."id" FROM "comments" AS "c" WHERE "c"."post_id" = ?', [11], 'used'],
    ['of a table by its own name as an alias', 'SELECT "Comments"."id" FROM "comments" "Comments" WHERE "Comments"."post_id" = ?', [11], 'used'],
    ['of a table with its name before each column', 'SELECT `comments`.`id` FROM `comments` WHERE `comments`.`post_id` = ? AND comments.body IS NOT NULL', [11], 'used'],
    ['of a table with keys, checks and computed columns', 'SELECT id FROM notes WHERE post_id = ?', [11], 'used'],
    ['of names in quotes', 'SELECT id FROM "odd-name" WHERE "a b" = ? AND post = ?', ['a', 11], 'used'],
    ['that compares as the column does', 'SELECT id, post_id FROM notes WHERE body = ?', ['A'], 'used'],
    ['for the beginning of a text where it is compared so', "SELECT id, post_id FROM notes WHERE body LIKE 'a%'", [], 'used'],
    ['where the name stands in a text too', "SELECT id FROM comments WHERE post_id = ? AND body <> 'from comments.x' /* from comments */", [11], 'used'],
    ['for an expression', 'SELECT id, post_id FROM comments WHERE lower(body) = ?', ['a'], 'unused'],
    ['for a part of a text', "SELECT id, post_id FROM comments WHERE body LIKE '%a'", [], 'unused'],
    ['for another order of letters', 'SELECT id, post_id FROM comments WHERE body = ? COLLATE NOCASE', ['A'], 'unused'],
    ['for an order of an expression', 'SELECT id, title FROM posts ORDER BY lower(title) LIMIT 2', [], 'unused'],
  ])('%s', async (_, text, values, candidate) => {
    expect(await triedOf(text, values)).toEqual([[expect.stringMatching(/^(?:comments|posts|notes|odd-name)$/), candidate]])
  })

  test('is what the finding says', async () => {
    const [served] = findingsOf(await explained('SELECT id FROM comments WHERE post_id = ?', [11]))
    expect(served!.remedy).toContain('(one was tried, and the query uses it)')
    const [unserved] = findingsOf(await explained('SELECT id, post_id FROM comments WHERE body = ? COLLATE NOCASE', ['A']))
    expect(unserved!.messageId).toBe('unserved')
    const [expression] = findingsOf(await explained('SELECT id, post_id FROM comments WHERE lower(body) = ?', ['a']))
    expect(expression!.messageId).toBe('expression')
  })

  test.each<readonly [string, string, readonly unknown[]]>([
    ['a table stands twice', 'SELECT a.id FROM comments a JOIN comments b ON b.body = a.body WHERE a.id = ?', [101]],
    ['it is named with its database', 'SELECT id FROM main.comments WHERE post_id = ?', [11]],
    ['a query before it may be called as it is', 'WITH mine AS (SELECT * FROM comments) SELECT id FROM mine WHERE post_id = ?', [11]],
  ])('none is where %s', async (_, text, values) => {
    for (const [, candidate] of await triedOf(text, values)) expect(candidate).toBeUndefined()
  })

  test('none is unless it is asked for', async () => {
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11], {})).toEqual([['comments', undefined]])
  })

  test('leaves the transaction of the application open and as it was', async () => {
    database.exec("BEGIN; INSERT INTO comments VALUES (106, 11, 'f')")
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11])).toEqual([['comments', 'used']])
    expect(database.inTransaction).toBe(true)
    expect(told('SELECT count(*) AS n FROM comments')).toBe('[{"n":6}]')
    database.exec('ROLLBACK')
    before = everything()
  })

  test('nothing is known where a statement runs on the connection, which goes on', async () => {
    const rows = database.prepare('SELECT id FROM comments ORDER BY id').iterate() as IterableIterator<{ readonly id: number }>
    const ids = [rows.next().value?.id]
    await explained('SELECT id FROM comments WHERE post_id = ?', [11]).catch(() => undefined)
    for (const { id } of rows) ids.push(id)
    expect(ids).toEqual([101, 102, 103, 104, 105])
  })
})

test('none is tried with libsql, which lets go of no statement that was read', async () => {
  const database = instrument(new Libsql(':memory:'))
  database.exec(schema)
  const { triedOf } = explaining(() => ({ query: async (text, values) => database.prepare(text).all(...values) }), () => database)
  expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11])).toEqual([['comments', undefined]])
  expect(database.prepare('SELECT * FROM sqlite_temp_master').all()).toEqual([])
  uninstrument()
  database.close()
})
