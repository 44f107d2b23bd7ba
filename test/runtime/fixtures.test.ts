// Every fixture on a real server, through a pool that was warmed outside its scope, all of them at the same time as another scope: what is
// wanted is found on its line, and nothing else.

import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { countQueries, findingsOf, watchIndexes } from '../../src/runtime.ts'
import { repository } from '../harness/repository.ts'
import { disagreements, wantsOf } from '../harness/want.ts'
import { rulesWithTraces, traceFixturesOf } from './fixtures.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

describe.skipIf(noPostgresql !== undefined).each(rulesWithTraces())('%s', (rule) => {
  let other: WatchedDatabase | undefined
  let busy: ReturnType<typeof setInterval> | undefined

  beforeAll(async () => {
    other = await watchedBlog()
    const { pool } = other
    // Somebody else's scope, on another pool, as long as the fixtures run.
    busy = setInterval(() => void countQueries(() => pool.query('SELECT id FROM posts WHERE author_id = $1', [Math.random() * 1_000 | 0])), 1)
  })

  afterAll(async () => {
    clearInterval(busy)
    await other?.close()
  })

  test.each(traceFixturesOf(rule).map((fixture) => [fixture.name, fixture] as const))('%s', async (_, { file, text }) => {
    const { run } = await import(join(repository, file)) as { run(pool: pg.Pool): Promise<unknown> }
    const database = await watchedBlog()
    onTestFinished(() => database.close())
    const { pool } = database
    const indexes = rule === 'no-unindexed-query' ? watchIndexes(pool) : undefined
    const ran = await countQueries(() => run(pool), { name: file })
    const trace = await indexes?.explained(ran) ?? ran
    indexes?.stop()
    const observed = findingsOf(trace, { cwd: repository }).map(({ location, rule, message, remedy }) => ({ ...location, rule, text: `${message} ${remedy}` }))
    expect(disagreements(wantsOf(new Map([[file, text]])).findings, observed)).toEqual([])
    expect(trace.unanswered).toBe(0)
  })
})
