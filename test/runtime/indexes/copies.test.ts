// Candidate indexes on a real MariaDB server, each on a temporary copy: whether a query would use one, and that the table, whoever else has
// it and the connection's transaction stay as they are.

import mariadb from 'mariadb'
import mysql from 'mysql2/promise'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, uninstrument, watchIndexes } from '../../../src/runtime.ts'
import { ofCopy } from '../../../src/runtime/indexes/reference.ts'
import { type Database, blog, noMariadb } from '../mariadb.ts'
import { schema } from './cases.ts'
import { explaining } from './explaining.ts'

interface Pool {
  query(text: string, values?: unknown): Promise<unknown>
  end(): Promise<unknown>
}

const drivers: readonly (readonly [string, (config: Database['config'], connections: number) => Pool])[] = [
  ['mysql2', (config, connectionLimit) => mysql.createPool({ ...config, connectionLimit })],
  ['mariadb', (config, connectionLimit) => mariadb.createPool({ ...config, connectionLimit })],
]

describe.skipIf(noMariadb !== undefined).each(drivers)('an index that is tried on MariaDB, %s', (_, open) => {
  let database: Database
  let pool: Pool
  let before: string

  const told = async (text: string) => JSON.stringify(await pool.query(text), (_, value: unknown) => typeof value === 'bigint' ? Number(value) : value)
  const everything = async () => [await told('SHOW TABLES'), await told('SHOW CREATE TABLE comments'), await told('SHOW CREATE TABLE posts'), await told('SELECT * FROM comments ORDER BY id')].join('\n')

  beforeAll(async () => {
    database = await blog()
    pool = instrument(open(database.config, 3))
    for (const one of ['DROP TABLE authors, posts, comments', ...schema.split(';'), 'ALTER TABLE comments ADD details text, ADD upper_body varchar(50) AS (upper(body)), ADD `odd ``name` int']) {
      if (one.trim() !== '') await pool.query(one)
    }
    before = await everything()
  })

  afterEach(async () => {
    expect(await everything()).toBe(before)
  })

  afterAll(async () => {
    uninstrument()
    await pool.end()
    await database.drop()
  })

  const { explained, triedOf } = explaining(() => pool)

  test.each<readonly [string, string, readonly unknown[], string]>([
    ['of one column', 'SELECT id FROM comments WHERE post_id = ?', [11], 'used'],
    ['of several columns', 'SELECT id FROM comments WHERE post_id = ? AND body = ?', [11, 'a'], 'used'],
    ['for a range', 'SELECT id FROM comments WHERE post_id > ?', [11], 'used'],
    ['for a list', 'SELECT id FROM comments WHERE post_id IN (?, ?)', [11, 12], 'used'],
    ['for an order', 'SELECT id, title FROM posts ORDER BY title LIMIT 2', [], 'used'],
    ['for a whole table in an order', 'SELECT id, title, day FROM posts ORDER BY title', [], 'used'],
    ['for a join', 'SELECT c.body FROM posts p JOIN comments c ON c.post_id = p.id WHERE p.author_id = ?', [1], 'used'],
    ['of a table by an alias', 'SELECT c.id FROM `comments` AS `c` WHERE `c`.`post_id` = ?', [11], 'used'],
    ['of a table with its name before each column', 'SELECT `comments`.`id` FROM `comments` WHERE `comments`.`post_id` = ? AND `comments`.`body` IS NOT NULL', [11], 'used'],
    ['of a name in quotes', 'SELECT id FROM comments WHERE `odd ``name` = ?', [1], 'used'],
    ['where the name stands in a text too', "SELECT id FROM comments WHERE post_id = ? AND body <> 'comments.x' /* from comments */", [11], 'used'],
    ['for an expression', 'SELECT id, post_id FROM comments WHERE lower(body) = ?', ['a'], 'unused'],
    ['for a part of a text', "SELECT id, post_id FROM comments WHERE body LIKE '%a'", [], 'unused'],
    ['for another type', 'SELECT id, post_id FROM comments WHERE body = 1', [], 'unused'],
    ['for an order of an expression', 'SELECT id, title FROM posts ORDER BY lower(title) LIMIT 2', [], 'unused'],
  ])('%s', async (_, text, values, candidate) => {
    expect(await triedOf(text, values)).toEqual([[expect.stringMatching(/^(?:comments|posts)$/), candidate]])
  })

  test('is what the finding says', async () => {
    const [served] = findingsOf(await explained('SELECT id FROM comments WHERE post_id = ?', [11]))
    expect(served!.remedy).toContain('(one was tried, and the query uses it)')
  })

  test('is none unless it is asked for, nor where the table has more rows than were said', async () => {
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11], {})).toEqual([['comments', undefined]])
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11], { tryIndexes: 4 })).toEqual([['comments', 'large']])
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11], { tryIndexes: 5 })).toEqual([['comments', 'used']])
  })

  test('is none where somebody holds the table, for whom nobody waits', async () => {
    const watch = watchIndexes(pool, { tryIndexes: true })
    const trace = await countQueries(() => pool.query('SELECT id FROM comments WHERE post_id = ?', [11]))
    const holder = await mysql.createConnection(database.config)
    await holder.query('LOCK TABLES comments WRITE')
    const { shapes } = await watch.explained(trace)
    await holder.query('UNLOCK TABLES')
    await holder.end()
    expect(shapes[0]!.scans).toBeUndefined()
    expect(await told('SELECT @@SESSION.lock_wait_timeout > 2 AS restored')).toContain('"restored":1')
    watch.stop()
  })

  test('waits for nobody who writes to the table, whose transaction goes on', async () => {
    const writer = await mysql.createConnection(database.config)
    await writer.beginTransaction()
    await writer.query("INSERT INTO comments (id, post_id, body) VALUES (900, 11, 'held')")
    await writer.query("UPDATE comments SET body = 'changed' WHERE id = 101")
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11])).toEqual([['comments', 'used']])
    expect((await writer.query('SELECT body FROM comments WHERE id IN (101, 900) ORDER BY id'))[0]).toEqual([{ body: 'changed' }, { body: 'held' }])
    await writer.rollback()
    await writer.end()
  })

  test('executes nothing of the query: one that changes something is not explained', async () => {
    await pool.query('CREATE SEQUENCE drawn NOCACHE')
    const trace = await explained('SELECT id, NEXTVAL(drawn) AS n FROM comments WHERE post_id = ?', [11])
    expect(trace.shapes[0]!.scans).toBeUndefined()
    expect(await told('SELECT next_not_cached_value AS next FROM drawn')).toContain('"next":3')
    await pool.query('DROP SEQUENCE drawn')
  })

  test('is none with a connection alone, which may be in a transaction', async () => {
    const connection = await mysql.createConnection(database.config)
    expect(await triedOf('SELECT id FROM comments WHERE post_id = ?', [11], { tryIndexes: true }, connection)).toEqual([['comments', undefined]])
    await connection.end()
  })
})

describe.skipIf(noMariadb !== undefined)('a connection that was given back within a transaction', () => {
  test('has no index tried on it, and its transaction goes on', async () => {
    const database = await blog()
    const single = instrument(mysql.createPool({ ...database.config, connectionLimit: 1 }))
    const watch = watchIndexes(single, { tryIndexes: true })
    const trace = await countQueries(() => single.query('SELECT id FROM comments WHERE post_id = ?', [1001]))
    // What explains a plan ends in a rollback of its own; what tries an index comes after it.
    let asked = 0
    single.pool.on('acquire', (connection) => {
      asked += 1
      if (asked === 2) {
        connection.query('START TRANSACTION')
        connection.query('DELETE FROM comments WHERE id = 10001')
      }
    })
    const { shapes } = await watch.explained(trace)
    expect(shapes[0]!.scans).toEqual([{ table: 'comments', columns: ['post_id'], purpose: 'filter', limited: false }])
    await single.query('ROLLBACK')
    const [rows] = await single.query('SELECT id FROM comments WHERE id = 10001')
    expect(rows).toEqual([{ id: 10001 }])
    watch.stop()
    uninstrument()
    await single.end()
    await database.drop()
  })
})

test.each([
  ['SELECT a FROM t WHERE b = ?', 'SELECT a FROM `c` FORCE INDEX (`i`) WHERE b = ?'],
  ['SELECT t.a FROM t WHERE t.b = ?', 'SELECT `c`.a FROM `c` FORCE INDEX (`i`) WHERE `c`.b = ?'],
  ['SELECT `db`.`t`.`a` FROM `db`.`t` WHERE `db`.`t`.`b` = ?', 'SELECT `c`.`a` FROM `c` FORCE INDEX (`i`) WHERE `c`.`b` = ?'],
  ['SELECT x.a FROM t AS x JOIN u ON u.t = x.b', 'SELECT x.a FROM `c` AS x FORCE INDEX (`i`) JOIN u ON u.t = x.b'],
  ["SELECT 't.a' FROM u JOIN t ON t.b = u.b -- from t\nLIMIT 1", "SELECT 't.a' FROM u JOIN `c` FORCE INDEX (`i`) ON `c`.b = u.b -- from t\nLIMIT 1"],
  ['SELECT a FROM tt, t.t2 WHERE b IN (SELECT 1)', undefined],
])('%s, of a copy', (text, wanted) => {
  expect(ofCopy(text, 't', 'c', 'i')).toBe(wanted)
})
