import { expect, test } from 'vitest'
import { databaseNamed, databasesOf } from '../../src/model/database.ts'

test.each<readonly [unknown, string | undefined]>([
  ['postgresql://me:secret@db.example.org:6432/app?schema=public', 'db.example.org:6432/app'],
  ['postgres://127.0.0.1:5432/app', ':/app'],
  ['mysql://root@localhost/app', ':/app'],
  [{ host: 'localhost', port: 5432, database: 'app' }, ':/app'],
  [{ host: '::1', port: '3306', database: 'app', password: 'secret' }, ':/app'],
  [{ connectionString: 'postgres://[::1]/app%20two' }, ':/app two'],
  [{ url: 'postgres://db/app', database: 'other' }, 'db:/app'],
  [{ socketPath: '/run/mysqld.sock', database: 'app' }, '/run/mysqld.sock:/app'],
  ['/var/data/app.db', '/var/data/app.db'],
  [{ type: 'sqlite', database: 'app.db' }, ':/app.db'],
  [':memory:', undefined],
  [{ database: ':memory:' }, undefined],
  [{ host: 'db' }, undefined],
  ['postgres://db', undefined],
  ['postgres://:99999/app', undefined],
  [undefined, undefined],
  [null, undefined],
])('%j is %s', (settings, name) => {
  expect(databaseNamed(settings)).toBe(name)
})

test('clients that nothing tells apart are one, or each its own', () => {
  const [one, other] = [{}, {}]
  const unknown = databasesOf(() => undefined)
  expect([unknown(one), unknown(other)]).toEqual([undefined, undefined])
  const apart = databasesOf(() => { throw new Error('a getter') }, 'in memory')
  expect([apart(one), apart(other), apart(one)]).toEqual(['in memory 1', 'in memory 2', 'in memory 1'])
})
