// Where statements are seen when the usual place is out of reach, and clients that are watched by their class.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, seenAt, uninstrument } from '../../../../src/runtime.ts'
import { here } from '../../../runtime/here.ts'
import { kinds } from './databases.ts'
import type { Client, Database } from './databases.ts'

describe.each(kinds.filter(({ name }) => name !== 'postgresql with joins'))('on $name', ({ open }) => {
  let database: Database
  const clients: Client[] = []

  beforeAll(async () => {
    database = await open()
  })

  afterEach(async () => {
    uninstrument()
    for (const client of clients.splice(0)) await client.$disconnect()
  })

  afterAll(() => database.drop())

  async function made(options?: object): Promise<Client> {
    const client = await database.client(options)
    clients.push(client)
    return client
  }

  test('a client that had connected is seen in its spans', async () => {
    const prisma = await made()
    await prisma.$connect()
    instrument(prisma)
    const trace = await countQueries(async () => {
      await prisma.user.findMany({ include: { posts: true } })
      await prisma.$transaction(async (tx: Client) => { await tx.tag.count() })
    })
    expect(trace).toMatchObject({ operations: 2, statements: 3, calls: [{ name: 'prisma.user.findMany', statements: 2, rows: 15 }, { name: 'prisma.tag.count', statements: 1 }] })
    expect(seenAt(prisma)).toMatch(/^in Prisma's spans/)
  })

  test('a client whose adapter is out of reach is seen by its events', async () => {
    const prisma = await made({ log: [{ emit: 'event', level: 'query' }] })
    Object.defineProperty(prisma._engineConfig, 'adapter', { value: undefined })
    instrument(prisma)
    const trace = await countQueries(async () => {
      await prisma.user.findMany({ include: { posts: true } })
      await prisma.$transaction([prisma.tag.count(), prisma.post.count()])
      for (const id of [101, 102]) await prisma.post.findMany({ where: { authorId: id } })
    })
    expect(trace.calls.map(({ name, statements }) => [name, statements])).toEqual([['prisma.user.findMany', 2], ['prisma.tag.count', 1], ['prisma.post.count', 1], ['prisma.post.findMany', 2]])
    expect(trace).toMatchObject({ statements: 6 })
    expect(trace.shapes.find(({ operation }) => operation === 'prisma prisma.post.findMany')).toMatchObject({ count: 2, distinct: 2 })
    expect(seenAt(prisma)).toMatch(/^in the `query` event/)
  })

  test('a client that tells nothing says so', async () => {
    const prisma = await made()
    Object.defineProperty(prisma._engineConfig, 'adapter', { value: undefined })
    instrument(prisma)
    const { blind } = await countQueries(() => prisma.user.findMany())
    expect(blind).toHaveLength(1)
    expect(seenAt(prisma)).toMatch(/^nowhere/)
  })

  test('clients of a class are watched from their first call on', async () => {
    const one = await made()
    instrument(one.constructor as object)
    const other = await made()
    const first = await countQueries(async () => {
      await one.user.findMany({ include: { posts: true } })
      return here(-1)
    })
    expect(first).toMatchObject({ operations: 1, statements: 2, calls: [{ name: 'prisma.user.findMany', statements: 2 }] })
    const { file, line } = first.calls[0]!.sites[0]!.frames[0]!
    expect(`${file}:${line}`).toBe(first.result)
    const second = await countQueries(() => other.$transaction(async (tx: Client) => {
      await tx.post.count()
      await tx.$queryRaw`SELECT 1 AS one`
    }))
    expect(second).toMatchObject({ operations: 2, statements: 2, control: 2 })
    uninstrument()
    expect(await countQueriesOf(one)).toMatchObject({ operations: 0, statements: 0 })
    expect(Object.hasOwn(one._originalClient, '_request')).toBe(false)
  })

  test('a client that is watched by its class and by itself is counted once', async () => {
    const prisma = await made()
    instrument(prisma)
    instrument(prisma.constructor as object)
    expect(await countQueries(() => Promise.all([101, 102].map((id) => prisma.user.findUnique({ where: { id } }))))).toMatchObject({ operations: 2, statements: 1 })
  })

  async function countQueriesOf(client: Client) {
    // Something has to be instrumented for anything to be counted.
    instrument(await made())
    return countQueries(() => client.user.findMany())
  }
})
