// A program that makes a client for each request is not kept from forgetting them, in processes of their own whose memory is collected
// until no client is left.

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ddl } from '../../harness/client.ts'
import { noMariadb } from '../mariadb.ts'
import { noPostgresql } from '../postgresql.ts'
import { type Built, build, compiledClient } from './built.ts'

let built: Built

beforeAll(() => {
  built = build()
}, 120_000)

afterAll(() => built.drop())

const server = "host: '127.0.0.1'"

interface Client {
  readonly name: string
  readonly skip?: boolean
  readonly imports: string
  /** Makes a client, uses it, lets go of it and gives it. */
  readonly make: string
}

const clients: readonly Client[] = [
  {
    name: 'pg', skip: noPostgresql !== undefined, imports: "import { Pool } from 'pg'",
    make: `const client = new Pool({ ${server}, user: 'postgres', database: 'test' }); await client.query('SELECT 1'); await client.end(); return client`,
  },
  {
    name: 'mysql2', skip: noMariadb !== undefined, imports: "import { createPool } from 'mysql2/promise'",
    make: `const client = createPool({ ${server}, user: 'root' }); await client.query('SELECT 1'); await client.end(); return client`,
  },
  ...['createPool', 'createConnection'].map((name): Client => ({
    name: `mariadb, ${name}`, skip: noMariadb !== undefined, imports: "import { createRequire } from 'node:module'\nconst mariadb = createRequire(import.meta.url)('mariadb')",
    make: `const client = await mariadb.${name}({ ${server}, user: 'root' }); await client.query('SELECT 1'); await client.end(); return client`,
  })),
  {
    name: 'mariadb with callbacks', skip: noMariadb !== undefined, imports: "import { createRequire } from 'node:module'\nconst mariadb = createRequire(import.meta.url)('mariadb/callback')",
    make: `
      const pool = mariadb.createPool({ ${server}, user: 'root', connectionLimit: 1 })
      const client = await new Promise((resolve, reject) => pool.getConnection((error, one) => error ? reject(error) : resolve(one)))
      await new Promise((resolve) => client.query('SELECT 1', resolve))
      await new Promise((resolve) => client.release(resolve))
      await new Promise((resolve) => pool.end(resolve))
      return client`,
  },
  {
    name: '@libsql/client', imports: "import { createClient } from '@libsql/client'",
    make: "const client = createClient({ url: ':memory:' }); await client.execute('SELECT 1'); client.close(); return client",
  },
  {
    name: 'libsql', imports: "import Database from 'libsql'",
    make: "const client = new Database(':memory:'); client.prepare('SELECT 1').get(); client.close(); return client",
  },
  {
    name: 'TypeORM', imports: "import { DataSource, EntitySchema } from 'typeorm'",
    make: `
      const note = new EntitySchema({ name: 'note', columns: { id: { type: 'int', primary: true, generated: true }, text: { type: 'varchar' } } })
      const client = await new DataSource({ type: 'sqljs', entities: [note], synchronize: true }).initialize()
      await client.getRepository('note').find()
      await client.destroy()
      return client`,
  },
]

const collecting = `
  const made = []
  for (let client = 0; client < 3; client += 1) made.push(new WeakRef(await make()))
  const left = () => made.filter((one) => one.deref() !== undefined).length
  for (let round = 0; round < 200 && left() > 0; round += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    gc()
  }
  console.log(left())`

function leftOf(name: string, imports: string, make: string): string {
  const file = `collected-${name.replaceAll(/\W/g, '-')}.mjs`
  const { out } = built.run(file, `${imports}\nasync function make() {\n${make}\n}\n${collecting}\n`, { QUERYLINT_SUMMARY: '' }, ['--expose-gc', '--import', 'querylint/register'])
  return out.trim()
}

for (const { name, skip = false, imports, make } of clients) {
  test.skipIf(skip)(name, () => {
    expect(leftOf(name, imports, make)).toBe('0')
  })
}

test('Prisma', async () => {
  const url = `file:${join(built.folder, 'collected.db')}`
  expect(leftOf('prisma', `
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { createClient } from '@libsql/client'
import { PrismaClient } from ${JSON.stringify(compiledClient(built.folder))}
await createClient({ url: ${JSON.stringify(url)} }).executeMultiple(${JSON.stringify(await ddl())})`, `
const client = new PrismaClient({ adapter: new PrismaLibSql({ url: ${JSON.stringify(url)} }) })
await client.post.findMany()
await client.$disconnect()
return client`)).toBe('0')
})
