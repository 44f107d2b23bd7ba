// What an instrumented client must not change: results, errors and who hears of them, when promises start, what Prisma merges, and the client
// itself. Each is tried on a client that is instrumented and on one that is not.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../../src/runtime.ts'
import { unhandled } from '../../../runtime/unhandled.ts'
import { kinds } from './databases.ts'
import type { Client, Database } from './databases.ts'

const USERS = [101, 102, 103, 104, 105]

interface Failure {
  readonly name: string
  readonly type: unknown
  readonly message: string
  readonly code: unknown
  readonly meta: unknown
  readonly clientVersion: unknown
}

async function failureOf(run: () => Promise<unknown>): Promise<Failure> {
  try {
    await run()
  } catch (error) {
    const { name, message, code, meta, clientVersion, constructor } = error as Error & Omit<Failure, 'type'>
    return { name, type: constructor, message, code, meta, clientVersion }
  }
  throw new Error('It was expected to fail.')
}

describe.each(kinds.filter(({ name }) => name !== 'postgresql with joins'))('on $name', ({ open }) => {
  let database: Database
  let plain: Client
  let prisma: Client

  beforeAll(async () => {
    database = await open()
    plain = await database.client({ log: [{ emit: 'event', level: 'query' }] })
    prisma = instrument(await database.client({ log: [{ emit: 'event', level: 'query' }] }))
  })

  afterAll(async () => {
    uninstrument()
    await plain.$disconnect()
    await prisma.$disconnect()
    await database.drop()
  })

  test.each<readonly [string, (client: Client) => Promise<unknown>]>([
    ['rows', (client) => client.user.findMany({ include: { posts: { include: { tags: true } }, profile: true } })],
    ['one row', (client) => client.user.findUnique({ where: { id: 101 } })],
    ['no row', (client) => client.user.findUnique({ where: { id: -1 } })],
    ['a chained relation', (client) => client.user.findUnique({ where: { id: 101 } }).posts()],
    ['numbers', (client) => client.post.aggregate({ _count: true, _sum: { views: true } })],
    ['raw rows', (client) => client.$queryRaw`SELECT 1 AS one, 'two' AS two`],
    ['merged calls', (client) => Promise.all(USERS.map((id) => client.user.findUnique({ where: { id } })))],
    ['a transaction', (client) => client.$transaction([client.user.count(), client.post.findFirst()])],
    ['an interactive transaction', (client) => client.$transaction(async (tx: Client) => [await tx.user.count(), await tx.post.findUnique({ where: { id: 1001 } }).author()])],
  ])('results: %s', async (_, run) => {
    expect((await countQueries(() => run(prisma))).result).toEqual(await run(plain))
  })

  test.each<readonly [string, (client: Client) => Promise<unknown>]>([
    ['a unique key that is taken', (client) => client.user.create({ data: { email: 'user1@example.com' } })],
    ['a key that refers to nothing', (client) => client.post.create({ data: { title: 'a', slug: 'nowhere', authorId: -1 } })],
    ['a row that is not there', (client) => client.user.update({ where: { id: -1 }, data: { score: 1 } })],
    ['OrThrow', (client) => client.user.findUniqueOrThrow({ where: { id: -1 } })],
    ['OrThrow among merged calls', (client) => Promise.all([101, -1].map((id) => client.user.findUniqueOrThrow({ where: { id } })))],
    ['arguments that are wrong', (client) => client.user.findMany({ where: { nothing: 1 } })],
    ['a raw query', (client) => client.$queryRaw`SELECT * FROM nowhere`],
    ['a raw query of text', (client) => client.$queryRawUnsafe('SELECT * FROM nowhere')],
    ['a raw statement', (client) => client.$executeRaw`DELETE FROM nowhere`],
    ['a transaction', (client) => client.$transaction([client.user.count(), client.user.create({ data: { email: 'user1@example.com' } })])],
    ['an interactive transaction', (client) => client.$transaction(async (tx: Client) => { await tx.user.create({ data: { email: 'user1@example.com' } }) })],
    ['a raw query in a transaction', (client) => client.$transaction(async (tx: Client) => { await tx.$queryRaw`SELECT * FROM nowhere` })],
    ['the application\'s own in a transaction', (client) => client.$transaction(async () => { throw new TypeError('own') })],
    ['a transaction that is over', async (client) => { let late: Client; await client.$transaction(async (tx: Client) => { late = tx }); await late.user.count() }],
  ])('errors: %s', async (_, run) => {
    const expected = await failureOf(() => run(plain))
    expect(await failureOf(() => countQueries(() => run(prisma)))).toEqual(expected)
    expect(await failureOf(() => run(prisma))).toEqual(expected)
  })

  test('an error that nobody awaits is heard of', async () => {
    const error = await unhandled(() => countQueries(() => { void prisma.user.update({ where: { id: -1 }, data: { score: 1 } }).then() }))
    expect(error).toMatchObject({ code: 'P2025' })
  })

  test('a promise starts when it is awaited, and not before', async () => {
    const sent: string[] = []
    prisma.$on('query', ({ query }: { readonly query: string }) => sent.push(query))
    const promise = prisma.user.findMany()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(sent).toEqual([])
    await promise
    expect(sent).toHaveLength(1)
    expect(Object.prototype.toString.call(promise)).toBe(Object.prototype.toString.call(plain.user.findMany()))
    expect(promise.spec).toEqual(plain.user.findMany().spec)
  })

  test('what Prisma merges, it still merges', async () => {
    const sentBy = async (client: Client) => {
      const sent: string[] = []
      client.$on('query', ({ query }: { readonly query: string }) => sent.push(query))
      await Promise.all(USERS.map((id) => client.user.findUnique({ where: { id } })))
      await Promise.all(USERS.map((id) => client.user.findUnique({ where: { id } }).posts()))
      await Promise.all(USERS.map((id) => client.$extends({ query: { $allOperations: ({ args, query }: Client) => query(args) } }).user.findUnique({ where: { id } })))
      return sent
    }
    expect((await countQueries(() => sentBy(prisma))).result).toEqual(await sentBy(plain))
  })

  test('a transaction is rolled back, and one that is committed stays', async () => {
    await expect(countQueries(() => prisma.$transaction(async (tx: Client) => {
      await tx.tag.create({ data: { name: 'rolled back' } })
      throw new Error('back')
    }))).rejects.toThrow('back')
    await countQueries(() => prisma.$transaction(async (tx: Client) => { await tx.tag.create({ data: { name: 'committed' } }) }))
    expect(await plain.tag.findMany({ where: { name: { in: ['rolled back', 'committed'] } }, select: { name: true } })).toEqual([{ name: 'committed' }])
  })

  test('clients that are made from it work as before', async () => {
    const extended = (client: Client) => client.$extends({
      model: { $allModels: { async total(this: Client) { return this.count() } } },
      result: { user: { label: { needs: { name: true }, compute: ({ name }: { readonly name: string }) => `<${name}>` } } },
      client: { $answer: () => 42 },
    })
    const run = async (client: Client) => [await client.user.total(), await client.user.findFirst({ select: { label: true } }), client.$answer(), await client.$transaction((tx: Client) => tx.post.total())]
    expect(JSON.stringify((await countQueries(() => run(extended(prisma)))).result)).toBe(JSON.stringify(await run(extended(plain))))
  })

  test('the client looks as before, and is as it was when it is put back', async () => {
    const fresh = await database.client()
    const shape = (client: Client) => [Object.keys(client).sort(), Object.getOwnPropertyNames(client._originalClient).sort(), Object.getOwnPropertyNames(client._requestHandler.dataloader).sort(), Object.getOwnPropertyNames(client._engine).sort(), Object.getOwnPropertyNames(client._engineConfig.adapter).sort()]
    const before = shape(fresh)
    const { _createPrismaPromise: make, _request: request } = fresh._originalClient
    const keys = Object.keys(fresh).sort()
    expect(instrument(fresh)).toBe(fresh)
    expect(instrument(fresh)).toBe(fresh)
    expect(Object.keys(fresh).sort()).toEqual(keys)
    expect(await countQueries(() => fresh.user.count())).toMatchObject({ operations: 1, statements: 1 })
    uninstrument(fresh)
    expect(shape(fresh)).toEqual(before)
    expect(fresh._originalClient._createPrismaPromise).toBe(make)
    expect(fresh._originalClient._request).toBe(request)
    expect(await countQueries(() => fresh.user.count())).toMatchObject({ operations: 0, statements: 0 })
    await fresh.$disconnect()
  })
})
