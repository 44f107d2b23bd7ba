// Candidate indexes on a real PostgreSQL server: whether a query would use one, and that nothing is left of it, nobody waits for it and
// nobody's transaction is touched.

import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, watchIndexes } from '../../../src/runtime.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from '../postgresql.ts'
import { schema } from './cases.ts'
import { explaining } from './explaining.ts'

describe.skipIf(noPostgresql !== undefined)('an index that is tried', () => {
  let database: WatchedDatabase
  let pool: pg.Pool
  let indexes: readonly unknown[]

  const namesOfIndexes = async () => (await pool.query<{ name: string }>('SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1')).rows.map(({ name }) => name)

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    await pool.query(`DROP TABLE authors, posts, comments; ${schema}`)
    await pool.query('ALTER TABLE comments ADD details json, ADD "odd ""name" text')
    indexes = await namesOfIndexes()
  })

  afterEach(async () => {
    expect(await namesOfIndexes()).toEqual(indexes)
  })

  afterAll(() => database.close())

  const { explained, triedOf } = explaining(() => pool)

  test.each<readonly [string, string, readonly unknown[], string]>([
    ['of one column', 'SELECT id FROM comments WHERE post_id = $1', [11], 'used'],
    ['of several columns', 'SELECT id FROM comments WHERE post_id = $1 AND body = $2', [11, 'a'], 'used'],
    ['for a range', 'SELECT id FROM comments WHERE post_id > $1', [11], 'used'],
    ['for a list', 'SELECT id FROM comments WHERE post_id = ANY($1)', [[11, 12]], 'used'],
    ['for an order', 'SELECT id, title FROM posts ORDER BY title LIMIT 2', [], 'used'],
    ['for a join', 'SELECT c.body FROM posts p JOIN comments c ON c.post_id = p.id WHERE p.author_id = $1', [1], 'used'],
    ['of a name in quotes', 'SELECT id FROM comments WHERE "odd ""name" = $1', ['a'], 'used'],
    ['for an expression', 'SELECT id FROM comments WHERE lower(body) = $1', ['a'], 'unused'],
    ['for a part of a text', "SELECT id FROM comments WHERE body LIKE '%a'", [], 'unused'],
    ['for an order of an expression', 'SELECT id, title FROM posts ORDER BY lower(title) LIMIT 2', [], 'unused'],
  ])('%s', async (_, text, values, candidate) => {
    expect(await triedOf(text, values)).toEqual([[expect.stringMatching(/^(?:comments|posts)$/), candidate]])
  })

  test('is what the finding says', async () => {
    const [served] = findingsOf(await explained('SELECT id FROM comments WHERE post_id = $1', [11]))
    expect(served!.remedy).toBe('Create an index on `comments` that begins with `post_id` (one was tried, and the query uses it); if the table stays small, name it in the option `smallTables`.')
    const unserved = findingsOf(await explained('SELECT id FROM comments WHERE body <> $1', ['a']))
    expect(unserved).toMatchObject([{
      message: '`select id from comments where body <> ?` reads every row of `comments` for `body`: no index serves it, and one that begins with it would not either.',
      remedy: 'Ask by a condition that an index serves, or create an index of a kind that serves this one; if the table stays small, name it in the option `smallTables`.',
    }])
    expect(findingsOf(await explained('SELECT id FROM comments WHERE body <> $1 AND post_id <> $2', ['a', 11]))[0]!.message).toContain('one that begins with them would not either.')
    const large = findingsOf(await explained('SELECT id FROM comments WHERE post_id = $1', [11], { tryIndexes: 4 }))
    expect(large[0]!.remedy).toContain('begins with `post_id` (none was tried, as the table has more rows than `tryIndexes` lets it have);')
  })

  test.each([true, false])('is not said to help an expression or a part of a text, tried or not (%s)', async (tryIndexes) => {
    const findings = await Promise.all(['lower(body) = $1', 'body LIKE $1', 'body ILIKE $1', 'body ~ $1'].map(async (condition) => findingsOf(await explained(`SELECT id FROM comments WHERE ${condition}`, ['%a'], { tryIndexes }))))
    expect(findings.flat().map(({ message, remedy }) => [/for (.*)\./.exec(message)![1], /^(.*);/.exec(remedy!)![1]])).toEqual([
      ['an expression of `body`: no index serves it', 'Create an index on the expression itself, or compare the column as it is'],
      ...[1, 2, 3].map(() => ['a pattern within `body`: no index serves it', 'Create an index for the parts of texts (of trigrams on PostgreSQL, for full-text search elsewhere), or ask for what a text begins with']),
    ])
  })

  test('is none unless it is asked for', async () => {
    expect(await triedOf('SELECT id FROM comments WHERE post_id = $1', [11], {})).toEqual([['comments', undefined]])
  })

  test('is none where the table has more rows than were said', async () => {
    expect(await triedOf('SELECT id FROM comments WHERE post_id = $1', [11], { tryIndexes: 4 })).toEqual([['comments', 'large']])
    expect(await triedOf('SELECT id FROM comments WHERE post_id = $1', [11], { tryIndexes: 5 })).toEqual([['comments', 'used']])
  })

  test('is none where a column has no order', async () => {
    expect(await triedOf("SELECT id FROM comments WHERE details::text = '{}'")).toEqual([['comments', undefined]])
  })

  test('is none where somebody holds the table, whose transaction goes on', async () => {
    const writer = await pool.connect()
    await writer.query('BEGIN')
    await writer.query("INSERT INTO comments (id, post_id, body) VALUES (900, 11, 'held')")
    expect(await triedOf('SELECT id FROM comments WHERE post_id = $1', [11])).toEqual([['comments', undefined]])
    expect((await writer.query('SELECT body FROM comments WHERE id = 900')).rows).toEqual([{ body: 'held' }])
    await writer.query('COMMIT')
    writer.release()
    expect((await pool.query('DELETE FROM comments WHERE id = 900')).rowCount).toBe(1)
  })

  test('executes nothing of the query, whose sequence stays where it was', async () => {
    await pool.query('CREATE SEQUENCE drawn')
    await pool.query("SELECT nextval('drawn')")
    const trace = await explained("SELECT id, nextval('drawn') FROM comments WHERE post_id = $1", [11])
    expect(trace.shapes[0]!.scans).toMatchObject([{ table: 'comments', candidate: 'used' }])
    // The one before, and two rows that the query itself has read.
    expect((await pool.query('SELECT last_value::int AS drawn FROM drawn')).rows).toEqual([{ drawn: 3 }])
    await pool.query('DROP SEQUENCE drawn')
  })

  test('is none where somebody holds the table altogether, for whom nobody waits', async () => {
    const holder = await pool.connect()
    const watch = watchIndexes(pool, { tryIndexes: true })
    const trace = await countQueries(() => pool.query('SELECT id FROM comments WHERE post_id = $1', [11]))
    await holder.query('BEGIN; LOCK TABLE comments IN ACCESS EXCLUSIVE MODE')
    expect((await watch.explained(trace)).shapes[0]!.scans).toBeUndefined()
    await holder.query('ROLLBACK')
    holder.release()
    watch.stop()
  })

  test('is none with a client alone, which may be in a transaction', async () => {
    const client = new pg.Client(database.config)
    await client.connect()
    expect(await triedOf('SELECT id FROM comments WHERE post_id = $1', [11], { tryIndexes: true }, client)).toEqual([['comments', undefined]])
    await client.end()
  })

  test('is none on a connection that was given back within a transaction, which goes on', async () => {
    const single = instrument(new pg.Pool({ ...database.config, max: 1 }))
    const watch = watchIndexes(single, { tryIndexes: true })
    const trace = await countQueries(() => pool.query('SELECT id FROM comments WHERE post_id = $1', [11]))
    // What explains a plan ends in a rollback of its own; what tries an index comes after it.
    let asked = 0
    single.on('acquire', (client) => {
      asked += 1
      if (asked === 2) void client.query('BEGIN; CREATE TABLE held (id integer)')
    })
    const { shapes } = await watch.explained(trace)
    expect(shapes[0]!.scans).toMatchObject([{ table: 'comments' }])
    expect(shapes[0]!.scans![0]!.candidate).toBeUndefined()
    expect((await single.query("SELECT to_regclass('held') IS NOT NULL AS there")).rows).toEqual([{ there: true }])
    await single.query('ROLLBACK')
    watch.stop()
    await single.end()
  })

  test('is none where an event trigger would hear of it', async () => {
    const name = `querylint_${process.pid}_events`
    await pool.query(`CREATE DATABASE ${name}`)
    const other = instrument(new pg.Pool({ ...database.config, options: undefined, database: name }))
    await other.query(`${schema} CREATE FUNCTION hear() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`)
    const tried = async () => {
      const watch = watchIndexes(other, { tryIndexes: true })
      const { shapes } = await watch.explained(await countQueries(() => other.query('SELECT id FROM comments WHERE post_id = $1', [11])))
      watch.stop()
      return shapes[0]!.scans![0]!.candidate
    }
    expect(await tried()).toBe('used')
    await other.query('CREATE EVENT TRIGGER heard ON ddl_command_start EXECUTE FUNCTION hear()')
    expect(await tried()).toBeUndefined()
    await other.end()
    await pool.query(`DROP DATABASE ${name}`)
  })
})
