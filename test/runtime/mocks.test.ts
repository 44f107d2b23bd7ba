// Drivers that a test mocks: code that hands its client to `instrument` runs as it would without.

import { createRequire } from 'node:module'
import { mock } from 'node:test'
import type { Database } from 'better-sqlite3'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { afterEach, expect, test, vi } from 'vitest'
import { countQueries, instrument, NothingInstrumented, uninstrument, UnknownClient } from '../../src/runtime.ts'

const Libsql = createRequire(import.meta.url)('libsql') as new (file: string) => Database

vi.mock('pg')
vi.mock('mysql2/promise')
vi.mock('typeorm')

afterEach(() => uninstrument())

/** Whatever it is asked for is a mock: deep mocks are made so. */
const deep = new Proxy({}, { get: () => vi.fn() })

test.each<readonly [string, () => object]>([
  ['a pool of a mocked package', () => new pg.Pool()],
  ['a client of one', () => new pg.Client()],
  ['the package', () => pg],
  ['its module', () => mysql],
  ['its class', () => pg.Pool],
  ['a data source of a mocked ORM', () => new DataSource({ type: 'sqljs' })],
  ['a stub', () => ({ query: vi.fn(), end: () => undefined })],
  ['a stub of a class', () => new class { query = vi.fn() }()],
  ['a stub without a prototype', () => Object.assign(Object.create(null) as object, { query: vi.fn() })],
  ['a stub of node:test', () => ({ query: mock.fn() })],
  ['a stub of Sinon', () => ({ query: Object.assign(() => undefined, { isSinonProxy: true }) })],
  ['a stub with all that a driver has', () => ({ prepare: vi.fn(), exec: vi.fn(), pragma: vi.fn(), transaction: vi.fn() })],
  ['a deep mock', () => deep],
])('%s is handed back, and nothing is instrumented', async (_, make) => {
  const target = make()
  const before = Object.getOwnPropertyDescriptors(target)
  expect(instrument(target)).toBe(target)
  expect(Object.getOwnPropertyDescriptors(target)).toEqual(before)
  await expect(countQueries(() => undefined)).rejects.toThrow(NothingInstrumented)
})

test('a real client of which a test spies on a method is instrumented', async () => {
  const database = new Libsql(':memory:')
  vi.spyOn(database, 'exec')
  instrument(database)
  const { statements } = await countQueries(() => database.prepare('SELECT 1').all())
  expect(statements).toBe(1)
  database.close()
})

test('a stub of plain functions is refused, and the error says what to do', () => {
  expect(() => instrument({ query: () => undefined })).toThrow(UnknownClient)
  expect(() => instrument({ query: () => undefined })).toThrow('If a test mocks the driver: a stub whose methods are mock functions')
})

test.each<readonly [unknown, string]>([
  ['postgres://app:secret@db/shop', 'a string'], [42, 'a number'], [Symbol('secret'), 'a symbol'], [undefined, '`undefined`'], [null, '`null`'],
])('what is no object is refused without being shown', (target, shown) => {
  expect(() => instrument(target as object)).toThrow(`Nothing knows how to instrument ${shown}.`)
})
