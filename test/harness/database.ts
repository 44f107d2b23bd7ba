// A real database in a file of its own, and a client whose statements the runtime counts; the client's own events have to agree. Transaction
// control is not counted, as in the model. Rows are made in the same numbers everywhere, so that each size in a cost has a known value.

import { equal } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { countQueries, instrument, uninstrument } from '../../src/runtime.ts'
import { ddl } from './client.ts'

export interface Sizes {
  readonly users: number
  /** Of each user. */
  readonly posts: number
  /** Of each post. */
  readonly comments: number
}

interface Delegate {
  createMany(args: { data: readonly object[] }): Promise<unknown>
}

interface Client {
  readonly user: Delegate
  readonly post: Delegate
  readonly comment: Delegate
  $on(event: 'query', listener: (event: { readonly query: string }) => void): void
  $executeRawUnsafe(sql: string): Promise<unknown>
  $disconnect(): Promise<void>
}

/** Transaction control, and what a driver asks of its database rather than of its tables. */
export const CONTROL = /^\s*(?:BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|-- Implicit)/i

/** Runs a function on a database of these sizes and says which statements it sent. */
export async function statementsOf(generated: string, sizes: Sizes, run: (client: unknown) => Promise<unknown>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'querylint-db-'))
  const { PrismaClient } = await import(pathToFileURL(join(generated, 'client.ts')).href) as { PrismaClient: new (options: object) => Client }
  const client = instrument(new PrismaClient({ adapter: new PrismaLibSql({ url: `file:${join(folder, 'blog.db')}` }), log: [{ emit: 'event', level: 'query' }] }))
  const sent: string[] = []
  try {
    for (const statement of (await ddl()).split(/;\s*\n/)) if (statement.trim() !== '') await client.$executeRawUnsafe(statement)
    await seed(client, sizes)
    client.$on('query', ({ query }) => {
      if (!CONTROL.test(query)) sent.push(query)
    })
    const { statements } = await countQueries(() => run(client))
    equal(statements, sent.length, `The runtime counted otherwise than the client's events:\n${sent.join('\n')}`)
  } finally {
    uninstrument(client)
    await client.$disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
  return sent
}

async function seed(client: Client, { users, posts, comments }: Sizes): Promise<void> {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  await client.user.createMany({ data: ids(users).map((id) => ({ id, email: `user${id}@example.com` })) })
  await client.post.createMany({ data: ids(users * posts).map((id) => ({ id, title: `Post ${id}`, slug: `post-${id}`, authorId: (id - 1) % users + 1 })) })
  await client.comment.createMany({ data: ids(users * posts * comments).map((id) => ({ id, body: 'Well said', postId: (id - 1) % (users * posts) + 1, authorId: (id - 1) % users + 1 })) })
}
