// The shared schema on each database that a client is tried on: 5 users, 2 posts each, 2 comments each, 3 tags on each post. A file for
// libsql; on a server, a schema or database of its own that is dropped afterwards. A server that does not answer is left out, and said.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { createConnection } from 'mariadb'
import pg from 'pg'
import { ddl, generatedClient } from '../../../harness/client.ts'
import type { Variant } from '../../../harness/client.ts'
import { instrument, uninstrument } from '../../../../src/runtime.ts'
import { noMariadb } from '../../../runtime/mariadb.ts'
import { noPostgresql } from '../../../runtime/postgresql.ts'
import { isInstalled, release6, require6 } from './prisma6.ts'

/** Generated at test time, so the compiler cannot know its models. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Client = any

export interface Database {
  /** A new client, connected when it is first used. */
  client(options?: object): Promise<Client>
  drop(): Promise<void>
}

export interface Kind {
  readonly name: 'libsql' | 'postgresql' | 'postgresql with joins' | 'mariadb' | 'libsql, Prisma 6' | 'postgresql, Prisma 6'
  open(): Promise<Database>
}

export interface Watched {
  readonly database: Database
  readonly prisma: Client
  /** Puts everything back, and drops it. */
  close(): Promise<void>
}

/** A database with a client that is instrumented. */
export async function watched({ open }: Pick<Kind, 'open'>): Promise<Watched> {
  const database = await open()
  const prisma = instrument(await database.client()) as Client
  return {
    database, prisma,
    async close() {
      uninstrument()
      await prisma.$disconnect()
      await database.drop()
    },
  }
}

const postgresql = { host: '127.0.0.1', port: 5432, user: 'postgres', database: 'test' } as const
const mariadb = { host: '127.0.0.1', port: 3306, user: 'root', connectTimeout: 3_000 } as const

/** Those that answer. */
export const kinds: readonly Kind[] = [
  { name: 'libsql', open: openLibsql },
  ...noPostgresql === undefined
    ? [{ name: 'postgresql', open: () => openPostgresql([]) } as const, { name: 'postgresql with joins', open: () => openPostgresql(['relationJoins']) } as const]
    : [],
  ...noMariadb === undefined ? [{ name: 'mariadb', open: openMariadb } as const] : [],
  ...isInstalled ? [{ name: 'libsql, Prisma 6', open: openLibsql6 } as const] : [],
  ...isInstalled && noPostgresql === undefined ? [{ name: 'postgresql, Prisma 6', open: openPostgresql6 } as const] : [],
]

export function openLibsql(): Promise<Database> {
  return openFile({ provider: 'sqlite' }, (url) => new PrismaLibSql({ url }))
}

function openLibsql6(): Promise<Database> {
  const { PrismaLibSQL } = require6('@prisma/adapter-libsql') as Adapters
  return openFile({ provider: 'sqlite', release: release6 }, (url) => new PrismaLibSQL!({ url }))
}

function openPostgresql(previewFeatures: readonly string[]): Promise<Database> {
  return openSchema({ provider: 'postgresql', previewFeatures }, (config, options) => new PrismaPg(config, options))
}

function openPostgresql6(): Promise<Database> {
  const { PrismaPg: Adapter } = require6('@prisma/adapter-pg') as Adapters
  return openSchema({ provider: 'postgresql', release: release6 }, (config, options) => new Adapter!(config, options))
}

type Adapters = Readonly<Record<string, new (...given: unknown[]) => unknown>>

async function openFile(variant: Variant, adapter: (url: string) => unknown): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'querylint-db-'))
  return filled(variant, () => adapter(`file:${join(folder, 'blog.db')}`), await ddl(), async () => rmSync(folder, { recursive: true, force: true }))
}

async function openSchema(variant: Variant, adapter: (config: pg.PoolConfig, options: { readonly schema: string }) => unknown): Promise<Database> {
  const schema = newName()
  await onPostgresql(`CREATE SCHEMA ${schema}`)
  const tables = (await ddl('postgresql')).replaceAll('"public".', '').replace(/CREATE SCHEMA[^;]*;/g, '')
  return filled(variant, () => adapter({ ...postgresql, max: 3, options: `-c search_path=${schema}` }, { schema }), tables, () => onPostgresql(`DROP SCHEMA ${schema} CASCADE`))
}

async function openMariadb(): Promise<Database> {
  const database = newName()
  await onMariadb(`CREATE DATABASE ${database}`)
  const tables = (await ddl('postgresql')).replaceAll('"public".', '').replace(/CREATE SCHEMA[^;]*;/g, '').replaceAll('"', '`').replace(/\bSERIAL\b/g, 'INTEGER AUTO_INCREMENT').replace(/\bTEXT\b/g, 'VARCHAR(191)')
  return filled({ provider: 'mysql' }, () => new PrismaMariaDb({ ...mariadb, database, connectionLimit: 3 }), tables, () => onMariadb(`DROP DATABASE ${database}`))
}

function newName(): string {
  return `querylint_${process.pid}_${randomBytes(4).toString('hex')}`
}

async function onPostgresql(sql: string): Promise<void> {
  const client = new pg.Client(postgresql)
  await client.connect()
  await client.query(sql)
  await client.end()
}

async function onMariadb(sql: string): Promise<void> {
  const connection = await createConnection(mariadb)
  await connection.query(sql)
  await connection.end()
}

async function filled(variant: Variant, adapter: () => unknown, tables: string, drop: () => Promise<void>): Promise<Database> {
  const entry = join(generatedClient(variant), variant.release === undefined ? 'client.ts' : 'index.js')
  const { PrismaClient } = (variant.release === undefined ? await import(pathToFileURL(entry).href) : require6(entry)) as { PrismaClient: new (options: object) => Client }
  const client = async (options: object = {}) => new PrismaClient({ adapter: adapter(), ...options })
  const prisma = await client()
  for (const statement of tables.split(/;\s*\n/)) if (statement.replace(/--.*/g, '').trim() !== '') await prisma.$executeRawUnsafe(statement)
  await fill(prisma)
  await prisma.$disconnect()
  return { client, drop }
}

async function fill(prisma: Client): Promise<void> {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  await prisma.user.createMany({ data: ids(5).map((id) => ({ id: 100 + id, email: `user${id}@example.com`, name: `User ${id}` })) })
  await prisma.profile.createMany({ data: ids(5).map((id) => ({ bio: `Bio ${id}`, userId: 100 + id })) })
  await prisma.post.createMany({ data: ids(10).map((id) => ({ id: 1000 + id, title: `Post ${id}`, slug: `post-${id}`, authorId: 101 + (id - 1) % 5 })) })
  await prisma.comment.createMany({ data: ids(20).map((id) => ({ id: 10_000 + id, body: 'Well said', postId: 1001 + (id - 1) % 10, authorId: 101 + (id - 1) % 5 })) })
  await prisma.tag.createMany({ data: ids(3).map((id) => ({ id: 50 + id, name: `tag${id}` })) })
  for (const id of ids(10)) await prisma.post.update({ where: { id: 1000 + id }, data: { tags: { connect: [51, 52, 53].map((tag) => ({ id: tag })) } } })
}
