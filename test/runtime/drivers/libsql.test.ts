// The driver @libsql/client on a file of its own: what is counted, and that nothing else changes.

import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as namespace from '@libsql/client'
import { type Client, createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../src/runtime.ts'
import { takeOutside } from '../../../src/runtime/late.ts'
import { here } from '../here.ts'
import { sqliteBlog } from '../sqlite-blog.ts'
import { unhandled } from '../unhandled.ts'

const POSTS = 'SELECT id FROM posts WHERE author_id = ?'
const SHAPE = 'select id from posts where author_id = ?'
const require = createRequire(import.meta.url)

describe('@libsql/client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'querylint-libsql-'))
  let client: Client
  let execute: unknown

  beforeAll(async () => {
    client = createClient({ url: `file:${join(folder, 'blog.db')}` })
    execute = methods().execute
    await client.executeMultiple(sqliteBlog)
    instrument(client)
  })

  afterAll(() => {
    uninstrument()
    client.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function counted(run: () => unknown): Promise<readonly [string, number, number][]> {
    const { shapes } = await countQueries(run)
    return shapes.map(({ statement, count, rows }) => [statement, count, rows])
  }

  test.each<readonly [string, () => unknown]>([
    ['text and values', () => client.execute(POSTS, [101])],
    ['a statement', () => client.execute({ sql: POSTS, args: [101] })],
    ['names', () => client.execute({ sql: 'SELECT id FROM posts WHERE author_id = :author', args: { author: 101 } })],
  ])('counts %s once', async (_, run) => {
    expect((await counted(run)).map(([text, ...rest]) => [text.replace(':author', '?'), ...rest])).toEqual([[SHAPE, 1, 2]])
  })

  test('counts once where the package beneath is watched too', async () => {
    const beneath = require('libsql') as object
    instrument(beneath)
    expect(await counted(async () => {
      await client.execute(POSTS, [101])
      await client.batch([{ sql: POSTS, args: [102] }], 'read')
    })).toEqual([[SHAPE, 2, 4], ['begin', 1, 0], ['commit', 1, 0]])
    uninstrument(beneath)
  })

  test('a batch tells that it is one, and its control', async () => {
    const { shapes, writes, control } = await countQueries(() => client.batch(['Ann', 'Bob'].map((name) => ({ sql: 'INSERT INTO authors (name) VALUES (?)', args: [name] })), 'write'))
    expect({ writes, control }).toEqual({ writes: 2, control: 2 })
    expect(shapes.filter(({ kind }) => kind === 'write')).toMatchObject([{ count: 2, distinct: 2, batch: true }])
  })

  test('counts transaction control and set-up apart', async () => {
    const trace = await countQueries(async () => {
      const transaction = await client.transaction('write')
      await transaction.execute({ sql: 'INSERT INTO authors (name) VALUES (?)', args: ['Ann'] })
      await transaction.execute({ sql: POSTS, args: [101] })
      await transaction.batch([{ sql: POSTS, args: [102] }, { sql: POSTS, args: [103] }])
      await transaction.executeMultiple('CREATE TABLE notes (id integer)')
      await transaction.rollback()
      const other = await client.transaction('read')
      await other.commit()
    })
    expect(trace).toMatchObject({ statements: 4, reads: 3, writes: 1, control: 4, setup: 1, unanswered: 0, rows: 6 })
  })

  test('two scopes at the same time share nothing', async () => {
    const run = (times: number) => countQueries(async () => {
      for (let time = 0; time < times; time += 1) await client.execute(POSTS, [101])
    })
    const traces = await Promise.all([run(2), run(5), run(1)])
    expect(traces.map(({ statements }) => statements)).toEqual([2, 5, 1])
  })

  test('statements outside every scope are in none, and are known', async () => {
    takeOutside()
    await client.execute(POSTS, [101])
    await countQueries(() => client.execute(POSTS, [101]))
    expect(takeOutside()).toBe(1)
  })

  test('tells the line of the call', async () => {
    let line = ''
    const { shapes } = await countQueries(async () => {
      line = here(1)
      await client.execute('SELECT 1 AS a')
    })
    expect(shapes.map(({ sites: [site] }) => `${site?.frames[0]?.file}:${site?.frames[0]?.line}`)).toEqual([line])
  })

  test('proves which query a statement repeats for', async () => {
    const { shapes } = await countQueries(async () => {
      for (const { id } of (await client.execute('SELECT id, name FROM authors LIMIT 5')).rows) await client.execute(POSTS, [id as number])
    })
    expect(shapes[1]).toMatchObject({ count: 5, distinct: 5, proof: { column: 'id', values: 5 } })
  })

  test('leaves errors and results alone', async () => {
    const error = (run: () => Promise<unknown>) => run().then(() => undefined, (one: unknown) => one as Error & { readonly code: string })
    const plain = (await error(() => client.execute('SELECT * FROM nowhere')))!
    const { failed, unanswered, rows } = await countQueries(async () => {
      expect(await error(() => client.execute('SELECT * FROM nowhere'))).toMatchObject({ name: plain.name, message: plain.message, code: plain.code })
      const batch = await error(() => client.batch([{ sql: POSTS, args: [101] }, 'SELECT * FROM nowhere'], 'read'))
      expect(batch).toMatchObject({ name: 'LibsqlBatchError', statementIndex: 1 })
      expect((await client.execute(POSTS, [101])).toJSON()).toMatchObject({ columns: ['id'], rows: [[1001], [1002]] })
    })
    expect({ failed, unanswered, rows }).toEqual({ failed: 2, unanswered: 0, rows: 2 })
  })

  test('a rejection that nobody awaits is heard of', async () => {
    expect(await unhandled(() => countQueries(async () => {
      void client.execute('SELECT * FROM nobody_asked')
      await client.execute('SELECT 1')
    }))).toMatchObject({ code: 'SQLITE_ERROR' })
  })

  test('a namespace, which cannot be changed and leads to no class, is refused by its name', () => {
    expect(() => instrument(namespace)).toThrow('The exports of `@libsql/client` that were handed in cannot be changed')
  })

  test('a module is instrumented by what it makes', async () => {
    uninstrument()
    const module = require('@libsql/client') as { createClient: typeof createClient }
    const made = module.createClient
    instrument(module)
    const other = module.createClient({ url: `file:${join(folder, 'blog.db')}` })
    expect(await counted(() => other.execute(POSTS, [101]))).toEqual([[SHAPE, 1, 2]])
    uninstrument(module)
    expect(module.createClient).toBe(made)
    other.close()
  })

  test('everything is put back', () => {
    uninstrument()
    expect(methods().execute).toBe(execute)
  })

  function methods(): { readonly execute: unknown } {
    return Object.getPrototypeOf(client) as { readonly execute: unknown }
  }
})
