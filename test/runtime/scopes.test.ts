// Scopes on a real server: what belongs to which, whatever runs at the same time, in whichever context answers come, and however late.

import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { setImmediate as nextRound, setTimeout as later } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, problemsOf, report } from '../../src/runtime.ts'
import { takeLate, takeOutside } from '../../src/runtime/late.ts'
import { closeScope, openScope, runIn } from '../../src/runtime/scope.ts'
import { traceOf } from '../../src/runtime/trace.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

const source = readFileSync(new URL(import.meta.url), 'utf8').split('\n')
const POSTS = 'SELECT id FROM posts WHERE author_id = $1'

describe.skipIf(noPostgresql !== undefined)('scopes', () => {
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
  })

  beforeEach(() => {
    takeLate()
    takeOutside()
  })

  afterAll(() => database.close())

  test('one within another counts in both', async () => {
    let inner
    const outer = await countQueries(async () => {
      await pool.query(POSTS, [101])
      inner = await countQueries(() => Promise.all([pool.query(POSTS, [102]), pool.query(POSTS, [103])]))
      await pool.query(POSTS, [104])
    })
    expect(inner).toMatchObject({ statements: 2, roundTrips: 1, peakConcurrency: 2, rows: 4 })
    expect(outer).toMatchObject({ statements: 4, roundTrips: 3, peakConcurrency: 2, rows: 8 })
    expect(outer.shapes).toHaveLength(1)
    expect(outer.shapes[0]).toMatchObject({ count: 4, distinct: 4, rows: 8 })
  })

  test('a trace is that of its scope when it ended, read then or later', async () => {
    let answered: Promise<unknown> | undefined
    const early = await countQueries(() => { answered = pool.query(POSTS, [101]) })
    expect(early).toMatchObject({ statements: 1, unanswered: 1, rows: 0 })
    await answered
    expect(early.shapes).toMatchObject([{ count: 1, rows: 0 }])
    const scope = openScope('block', 'open')
    const send = () => runIn(scope, () => pool.query(POSTS, [101]))
    await send()
    const open = traceOf(scope)
    await send()
    closeScope(scope)
    expect(open.shapes).toMatchObject([{ count: 1, rows: 2 }])
    expect(traceOf(scope).shapes).toMatchObject([{ count: 2, rows: 4 }])
  })

  test('options are those of the scope, not of the process', async () => {
    const loop = (options: object) => countQueries(async () => {
      for (const id of [101, 102, 103, 104, 105, 101]) await pool.query(POSTS, [id])
    }, options)
    const [all, withoutProof, withoutSites] = await Promise.all([loop({}), loop({ proof: false }), loop({ sites: false })])
    expect(all.duplicates).toBe(1)
    expect(all.shapes[0]!.sites.length).toBeGreaterThan(0)
    expect(withoutProof.duplicates).toBe(0)
    expect(withoutProof.shapes[0]!.distinct).toBe(0)
    expect(withoutSites.duplicates).toBe(1)
    expect(withoutSites.shapes[0]!.sites).toEqual([])
    const strict = { rules: { 'no-query-in-loop': { threshold: 7 } } }
    expect([findingsOf(all), findingsOf(all, strict)].map((findings) => findings.length)).toEqual([1, 0])
  })

  test('a scope that threw leaves nothing behind', async () => {
    await expect(countQueries(async () => {
      await pool.query(POSTS, [101])
      throw new RangeError('no')
    })).rejects.toThrow(new RangeError('no'))
    expect(takeOutside()).toBe(0)
    await pool.query(POSTS, [101])
    expect(takeOutside()).toBe(1)
  })

  test('thenables and lazy promises start in the scope', async () => {
    const lazy = { then: (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void pool.query(POSTS, [101]).then(resolve, reject) }
    const { statements } = await countQueries(() => lazy as unknown as Promise<unknown>)
    expect(statements).toBe(1)
    const inside = await countQueries(async () => {
      await lazy
      await Promise.all([lazy, lazy])
    })
    expect(inside.statements).toBe(3)
    expect(takeOutside()).toBe(0)
  })

  test('contexts of others stay theirs', async () => {
    const storage = new AsyncLocalStorage<string>()
    await storage.run('request', () => countQueries(async () => {
      expect(storage.getStore()).toBe('request')
      await pool.query(POSTS, [101])
      expect(storage.getStore()).toBe('request')
    }))
    expect(storage.getStore()).toBeUndefined()
  })

  test('timers, ticks and rounds of the event loop stay in the scope', async () => {
    const { statements } = await countQueries(async () => {
      await later(1)
      await pool.query(POSTS, [101])
      await nextRound()
      await pool.query(POSTS, [102])
      await new Promise((resolve) => process.nextTick(() => queueMicrotask(() => pool.query(POSTS, [103], resolve))))
    })
    expect(statements).toBe(3)
  })

  test('a statement after the end is late, in no count, and reported', async () => {
    let forgotten: Promise<unknown> | undefined
    const scope = openScope('request', 'GET /posts')
    await runIn(scope, async () => {
      await pool.query(POSTS, [101])
      forgotten = later(5).then(() => pool.query(POSTS, [102]))
    })
    closeScope(scope)
    const trace = traceOf(scope)
    expect(trace).toMatchObject({ statements: 1, late: 0 })
    await forgotten
    expect(trace).toMatchObject({ statements: 1, late: 1 })
    expect(problemsOf(trace)).toEqual([{ severity: 'note', message: '1 statement of `GET /posts` ran after it had ended, and is in no count.', next: 'Await what sends them.' }])
    const [late, ...others] = takeLate()
    expect(others).toEqual([])
    expect(late).toMatchObject({ scope: { kind: 'request', name: 'GET /posts' }, statement: 'select id from posts where author_id = ?' })
    expect(late!.frames[0]).toMatchObject({ file: expect.stringMatching(/scopes\.test\.ts$/), line: lineWith('forgotten = later(5)') })
    expect(takeOutside()).toBe(0)
  })

  test('a late statement counts in the scope around that is still open', async () => {
    const outer = await countQueries(async () => {
      let forgotten: Promise<unknown> | undefined
      await countQueries(() => {
        forgotten = later(5).then(() => pool.query(POSTS, [101]))
      })
      await forgotten
    })
    expect(outer).toMatchObject({ statements: 1, late: 0 })
    expect(takeLate()).toHaveLength(1)
  })

  test('a statement without an answer at the end is said to be one', async () => {
    let forgotten: Promise<unknown> | undefined
    const trace = await countQueries(() => {
      forgotten = pool.query('SELECT pg_sleep(0.02)')
    })
    expect(trace).toMatchObject({ statements: 1, unanswered: 1 })
    expect(report(trace)).toMatch(/^block: 1 statement /)
    expect(report(trace)).toContain('1 statement of `block` had no answer when it ended. Await what sends them.')
    await forgotten
  })

  test('an exhausted pool and a lost connection end what they began', async () => {
    const small = instrument(new pg.Pool({ ...database.config, max: 1 }))
    const trace = await countQueries(() => Promise.all([101, 102, 103, 104].map((id) => small.query(POSTS, [id]))))
    expect(trace).toMatchObject({ statements: 4, unanswered: 0, peakConcurrency: 4 })
    await small.end()
    const nowhere = instrument(new pg.Pool({ host: '127.0.0.1', port: 1, max: 1 }))
    const refused = await countQueries(async () => {
      await expect(nowhere.query(POSTS, [101])).rejects.toThrow('ECONNREFUSED')
      await new Promise((resolve) => nowhere.query(POSTS, [101], (error) => resolve(error)))
    })
    expect(refused).toMatchObject({ statements: 2, failed: 2, unanswered: 0 })
    const client = new pg.Client(database.config)
    client.on('error', () => undefined)
    await client.connect()
    const lost = await countQueries(() => Promise.allSettled([
      client.query('SELECT pg_terminate_backend($1)', [(client as unknown as { processID: number }).processID]),
      client.query(POSTS, [101]),
    ]))
    expect(lost).toMatchObject({ statements: 2, failed: 2, unanswered: 0 })
    await expect(countQueries(() => client.query(POSTS, [101]))).rejects.toThrow('not queryable')
  })

  test('a query that is given up is ended', async () => {
    const client = new pg.Client({ ...database.config, query_timeout: 20 })
    await client.connect()
    const trace = await countQueries(async () => {
      await expect(client.query('SELECT pg_sleep(0.1)')).rejects.toThrow('Query read timeout')
      await later(5)
    })
    expect(trace).toMatchObject({ failed: 1, unanswered: 0 })
    await client.end()
  })

  test('every form of text is one shape, and shapes have a bound', async () => {
    const scope = openScope('test', 'many')
    await runIn(scope, async () => {
      for (let from = 0; from < 1_050; from += 50) {
        await Promise.all(Array.from({ length: 50 }, (_, index) => pool.query(`SELECT 1 AS column_${from + index}`)))
      }
    })
    closeScope(scope)
    const trace = traceOf(scope)
    expect(trace.statements).toBe(1_050)
    expect(trace.shapes).toHaveLength(1_000)
    expect(trace.overflow).toEqual({ statements: 50, operations: 0 })
    expect(problemsOf(trace)[0]!.message).toBe('50 statements of `many` had no room among its shapes: they are counted and not judged.')
  })

  function lineWith(text: string): number {
    return source.findIndex((line) => line.includes(text)) + 1
  }
})
