// Scopes that code opens itself, on a real database.

import { Server } from 'node:http'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countQueries, job, runInScope, UnknownApp, watchApp, watchHttp } from '../../src/runtime.ts'
import type { Trace } from '../../src/runtime.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

describe.skipIf(noPostgresql !== undefined)('a scope', () => {
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    await pool.query('SELECT 1')
  })

  afterAll(() => database.close())

  test('of a job hands back what the job gives, and its trace counts in what is around it', async () => {
    const traces: Trace[] = []
    const onTrace = (trace: Trace) => void traces.push(trace)
    const outer = await countQueries(async () => {
      const { rows } = await job('digest', () => pool.query<{ id: number }>('SELECT id FROM authors'), { onTrace })
      return rows.length
    })
    expect([outer.result, outer.statements]).toEqual([5, 1])
    expect(traces.map(({ scope, statements, rows }) => [scope, statements, rows])).toEqual([[{ kind: 'job', name: 'digest' }, 1, 5]])
  })

  test('of what is not asynchronous gives no promise, and errors are untouched', async () => {
    const traces: Trace[] = []
    const options = { name: 'sum', onTrace: (trace: Trace) => void traces.push(trace) }
    const error = new Error('mine')
    const fail = () => { throw error }
    expect(runInScope(options, () => 1 + 1)).toBe(2)
    expect(() => runInScope(options, fail)).toThrow(error)
    await expect(runInScope(options, () => Promise.reject(error))).rejects.toBe(error)
    expect(traces.map(({ scope: { kind } }) => kind)).toEqual(['block', 'block', 'block'])
  })

  test('stays as it is when whoever hears of it fails, at once or later, which stderr is told once each', async () => {
    const told: string[] = []
    const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0)
    const hooks = [() => { throw new Error('metrics are down') }, () => Promise.reject(new Error('later')), () => { throw Object.create(null) }]
    const options = (hook: () => unknown) => ({ name: 'digest', onTrace: hook as () => void })
    for (const hook of [...hooks, ...hooks]) {
      expect(await job('digest', () => pool.query('SELECT id FROM authors'), options(hook))).toMatchObject({ rowCount: 5 })
      expect(runInScope(options(hook), () => 'done')).toBe('done')
    }
    await new Promise((done) => setTimeout(done, 5))
    written.mockRestore()
    const sentence = (text: string) => expect.stringMatching(new RegExp(`^querylint: \`onTrace\` failed, which changes nothing for what it watches and is told once: ${text}\n$`))
    expect(told).toEqual(expect.arrayContaining([sentence('Error: metrics are down \\(test/runtime/run\\.test\\.ts:\\d+\\)'), sentence('Error: later .*'), sentence('an error without a text\\.')]))
    expect(told).toHaveLength(3)
  })
})

test('servers are as they were when nobody watches', () => {
  const before = Server.prototype.emit
  const [one, two] = [watchHttp(), watchHttp()]
  expect(Server.prototype.emit).not.toBe(before)
  one()
  one()
  expect(Server.prototype.emit).not.toBe(before)
  two()
  expect(Server.prototype.emit).toBe(before)
  expect(Object.hasOwn(Server.prototype, 'emit')).toBe(false)
})

test('an application that is none says so', () => {
  expect(() => watchApp({})).toThrow(UnknownApp)
})

test('production is left alone', () => {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    watchHttp()
    expect(Object.hasOwn(Server.prototype, 'emit')).toBe(false)
    watchHttp({ production: true })()
  } finally {
    process.env['NODE_ENV'] = before
  }
})
