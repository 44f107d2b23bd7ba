// DataLoader on a real database: whose cost a batch is that several scopes have asked for.

import DataLoader from 'dataloader'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, UnknownLoader, watchLoaders } from '../../src/runtime.ts'
import { takeOutside } from '../../src/runtime/late.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

interface Author {
  readonly id: number
  readonly name: string
}

describe.skipIf(noPostgresql !== undefined)('a loader that several scopes share', () => {
  let database: WatchedDatabase
  let pool: pg.Pool
  let unwatch: () => void

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    unwatch = watchLoaders(DataLoader)
  })

  beforeEach(() => {
    takeOutside()
  })

  afterAll(async () => {
    unwatch()
    await database.close()
  })

  const made = (options: DataLoader.Options<number, Author | undefined> = {}) => new DataLoader<number, Author | undefined>(async (ids) => {
    const { rows } = await pool.query<Author>('SELECT id, name FROM authors WHERE id = ANY($1)', [ids])
    return ids.map((id) => rows.find((row) => row.id === id))
  }, options)

  test('costs each of them the batch that it has asked for, and says that others did', async () => {
    const loader = made()
    const run = (ids: readonly number[]) => countQueries(() => loader.loadMany(ids))
    const [one, two] = await Promise.all([run([101, 102]), run([103])])
    expect([one, two].map(({ statements, shapes }) => [statements, shapes.map(({ count, shared, batch }) => [count, shared, batch])])).toEqual([[1, [[1, 1, false]]], [1, [[1, 1, false]]]])
    expect([one.result, two.result].map((authors) => authors.map((author) => (author as Author).id))).toEqual([[101, 102], [103]])
    expect(takeOutside()).toBe(0)
  })

  test('costs a scope around both once', async () => {
    const loader = made()
    const around = await countQueries(() => Promise.all([[101], [102]].map((ids) => countQueries(() => loader.loadMany(ids)))))
    expect([around.statements, ...around.result.map(({ statements }) => statements)]).toEqual([1, 1, 1])
  })

  test('costs nobody what it knows already, and batches of another size those who are in them', async () => {
    const loader = made({ maxBatchSize: 2 })
    await loader.load(101)
    const [known, first, second] = await Promise.all([
      countQueries(() => loader.load(101)), countQueries(() => loader.loadMany([102, 103])), countQueries(() => loader.load(104)),
    ])
    expect([known, first, second].map(({ statements, shapes }) => [statements, shapes.map(({ shared }) => shared)])).toEqual([[0, []], [1, [0]], [1, [0]]])
  })

  test('is no N+1 for rows that are loaded one by one, and what it asks later belongs to the scope too', async () => {
    const loader = made({ cache: false })
    const trace = await countQueries(async () => {
      const { rows } = await pool.query<Author>('SELECT id FROM authors')
      await Promise.all(rows.map(({ id }) => loader.load(id)))
      return loader.load(101)
    })
    expect(trace).toMatchObject({ statements: 3, result: { id: 101 } })
    expect(findingsOf(trace)).toEqual([])
  })

  test('keeps its errors, its `this` and its promises', async () => {
    const error = new Error('mine')
    const seen: unknown[] = []
    const loader = new DataLoader<number, number>(async function (this: unknown) {
      seen.push(this)
      throw error
    })
    await expect(countQueries(() => loader.load(1))).rejects.toBe(error)
    expect(seen).toEqual([loader])
  })

  test('is as it was when nobody watches', async () => {
    const loader = made()
    await loader.load(101)
    unwatch()
    const [one, two] = await Promise.all([countQueries(() => loader.load(102)), countQueries(() => loader.load(103))])
    expect([one.statements, two.statements]).toEqual([1, 0])
    unwatch = watchLoaders(DataLoader)
  })
})

test('what is no loader is refused', () => {
  expect(() => watchLoaders(class {})).toThrow(UnknownLoader)
})
