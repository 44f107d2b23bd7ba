// Two copies of the runtime in one process: as bundlers, test runners' module registries and the pair of builds make them.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countQueries, findingsOf, instrument, NothingInstrumented, uninstrument, UnknownRule } from '../../src/runtime.ts'
import { type Database, blog, noPostgresql } from './postgresql.ts'

const KEY = Symbol.for('querylint.runtime')

async function copy(): Promise<typeof import('../../src/runtime.ts')> {
  vi.resetModules()
  return import('../../src/runtime.ts')
}

describe.skipIf(noPostgresql !== undefined)('copies', () => {
  let database: Database

  beforeAll(async () => {
    database = await blog()
  })
  afterAll(() => database.drop())

  test('share scopes and patches: counted once, put back once', async () => {
    const original = pg.Client.prototype.query
    const other = await copy()
    expect(other.instrument).not.toBe(instrument)
    const pool = instrument(new pg.Pool(database.config))
    other.instrument(pool)
    const second = other.instrument(new pg.Pool(database.config))
    const { statements } = await other.countQueries(async () => {
      await pool.query('SELECT id FROM posts')
      await second.query('SELECT id FROM posts')
    })
    expect(statements).toBe(2)
    uninstrument(pool)
    expect((await countQueries(() => second.query('SELECT id FROM posts'))).statements).toBe(1)
    uninstrument()
    expect(pg.Client.prototype.query).toBe(original)
    await expect(other.countQueries(() => undefined)).rejects.toMatchObject({ name: 'NothingInstrumented' })
    await pool.end()
    await second.end()
  })

  test('of releases that do not fit are refused, by name', async () => {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, KEY)!
    Object.defineProperty(globalThis, KEY, { value: { ...value, version: 0 }, configurable: true })
    try {
      const { instrument: other } = await copy()
      expect(() => other(new pg.Pool(database.config))).toThrow('Two releases of querylint are loaded')
    } finally {
      Object.defineProperty(globalThis, KEY, { value, configurable: true })
    }
  })

  test('a cold pool counts as much as a warm one, whatever it prepares its connections with', async () => {
    const pool = instrument(new pg.Pool({ ...database.config, max: 2 }))
    pool.on('connect', (client) => {
      void client.query("SET application_name = 'cold'")
      void client.query('SELECT oid, typname FROM pg_type WHERE typname = $1', ['hstore'])
    })
    const run = () => countQueries(() => Promise.all([1001, 1002, 1003].map((id) => pool.query('SELECT title FROM posts WHERE id = $1', [id]))))
    const [cold, warm] = [await run(), await run()]
    expect([cold, warm].map(({ statements, roundTrips }) => ({ statements, roundTrips }))).toEqual([{ statements: 3, roundTrips: 1 }, { statements: 3, roundTrips: 1 }])
    expect(warm.setup).toBe(0)
    uninstrument()
    await pool.end()
  })

  test('nothing is touched in production, unless asked', async () => {
    const original = pg.Client.prototype.query
    vi.stubEnv('NODE_ENV', 'production')
    try {
      const pool = new pg.Pool(database.config)
      expect(instrument(pool)).toBe(pool)
      expect(pg.Client.prototype.query).toBe(original)
      await expect(countQueries(() => undefined)).rejects.toThrow(NothingInstrumented)
      instrument(pool, { production: true })
      expect((await countQueries(() => pool.query('SELECT id FROM posts'))).statements).toBe(1)
      uninstrument()
      await pool.end()
    } finally {
      vi.unstubAllEnvs()
    }
  })

  test('a rule that there is not is refused by name', async () => {
    const pool = instrument(new pg.Pool(database.config))
    const trace = await countQueries(() => pool.query('SELECT id FROM posts'))
    expect(() => findingsOf(trace, { rules: { 'no-such-rule': true } })).toThrow(UnknownRule)
    uninstrument()
    await pool.end()
  })
})
