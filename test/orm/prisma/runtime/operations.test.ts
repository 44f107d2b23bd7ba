// What code calls is what is counted: names, exact lines, and which statements belong to which call.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, seenAt } from '../../../../src/runtime.ts'
import type { Trace } from '../../../../src/runtime.ts'
import { here } from '../../../runtime/here.ts'
import { kinds, watched } from './databases.ts'
import type { Client, Database, Watched } from './databases.ts'

const USERS = [101, 102, 103, 104, 105]

function callsOf({ calls }: Trace): readonly unknown[] {
  return calls.map(({ name, count, statements }) => [name, count, statements])
}

/** The innermost frame of each way to each call. */
function linesOf({ calls }: Trace): readonly (string | undefined)[] {
  return calls.flatMap(({ sites }) => sites.map(({ frames }) => `${frames[0]?.file}:${frames[0]?.line}`))
}

describe.each(kinds.filter(({ name }) => name.startsWith('libsql')))('on $name', ({ name: kind, open }) => {
  let opened: Watched
  let database: Database
  let prisma: Client

  beforeAll(async () => {
    opened = await watched({ open });
    ({ prisma, database } = opened)
  })

  afterAll(() => opened.close())

  describe('operations', () => {
    test.each<readonly [string, string, 'read' | 'write' | 'raw', string, () => unknown]>([
      ['findMany', 'prisma.user.findMany', 'read', here(0), () => prisma.user.findMany()],
      ['findFirst', 'prisma.user.findFirst', 'read', here(0), () => prisma.user.findFirst()],
      ['findFirstOrThrow', 'prisma.user.findFirstOrThrow', 'read', here(0), () => prisma.user.findFirstOrThrow()],
      ['findUnique', 'prisma.user.findUnique', 'read', here(0), () => prisma.user.findUnique({ where: { id: 101 } })],
      ['findUniqueOrThrow', 'prisma.user.findUniqueOrThrow', 'read', here(0), () => prisma.user.findUniqueOrThrow({ where: { id: 101 } })],
      ['count', 'prisma.user.count', 'read', here(0), () => prisma.user.count()],
      ['aggregate', 'prisma.user.aggregate', 'read', here(0), () => prisma.user.aggregate({ _max: { id: true } })],
      ['groupBy', 'prisma.post.groupBy', 'read', here(0), () => prisma.post.groupBy({ by: ['authorId'] })],
      ['create', 'prisma.auditLog.create', 'write', here(0), () => prisma.auditLog.create({ data: { id: 1, message: 'a' } })],
      ['createMany', 'prisma.auditLog.createMany', 'write', here(0), () => prisma.auditLog.createMany({ data: [{ message: 'b' }] })],
      ['createManyAndReturn', 'prisma.auditLog.createManyAndReturn', 'write', here(0), () => prisma.auditLog.createManyAndReturn({ data: [{ message: 'c' }] })],
      ['update', 'prisma.auditLog.update', 'write', here(0), () => prisma.auditLog.update({ where: { id: 1 }, data: { message: 'd' } })],
      ['updateMany', 'prisma.auditLog.updateMany', 'write', here(0), () => prisma.auditLog.updateMany({ data: { kind: 'e' } })],
      ['updateManyAndReturn', 'prisma.auditLog.updateManyAndReturn', 'write', here(0), () => prisma.auditLog.updateManyAndReturn({ data: { kind: 'f' } })],
      ['upsert', 'prisma.tag.upsert', 'write', here(0), () => prisma.tag.upsert({ where: { name: 'tag1' }, create: { name: 'tag1' }, update: {} })],
      ['delete', 'prisma.auditLog.delete', 'write', here(0), () => prisma.auditLog.delete({ where: { id: 1 } })],
      ['deleteMany', 'prisma.auditLog.deleteMany', 'write', here(0), () => prisma.auditLog.deleteMany()],
      ['$queryRaw', 'prisma.$queryRaw', 'raw', here(0), () => prisma.$queryRaw`SELECT 1 AS one`],
      ['$queryRawUnsafe', 'prisma.$queryRawUnsafe', 'raw', here(0), () => prisma.$queryRawUnsafe('SELECT 1 AS one')],
      ['$executeRaw', 'prisma.$executeRaw', 'raw', here(0), () => prisma.$executeRaw`DELETE FROM Job`],
      ['$executeRawUnsafe', 'prisma.$executeRawUnsafe', 'raw', here(0), () => prisma.$executeRawUnsafe('DELETE FROM Job')],
    ])('%s is one, at its line', async (_, name, effect, line, run) => {
      const trace = await countQueries(() => run())
      expect(trace).toMatchObject({ operations: 1, calls: [{ name, orm: 'prisma', effect, count: 1 }] })
      expect(linesOf(trace)).toEqual([line])
      expect(trace.calls[0]!.statements).toBeGreaterThanOrEqual(1)
    })

    test('stand where code calls them, even if they start elsewhere', async () => {
      const trace = await countQueries(async () => {
        const later = prisma.user.findMany()
        const line = here(-1)
        const raw = prisma.$queryRaw`SELECT 1 AS one`
        await Promise.resolve()
        await later
        await raw
        return [line, here(-4)]
      })
      expect(linesOf(trace)).toEqual(trace.result)
    })

    test('through a helper, the caller stands next to it', async () => {
      const find = (id: number) => prisma.user.findFirst({ where: { id } })
      const inner = here(-1)
      const trace = await countQueries(async () => {
        for (const id of USERS) await find(id)
      })
      const outer = here(-2)
      const { sites } = trace.calls[0]!
      // The first round is called, the others go on after an await.
      expect(sites.reduce((sum, { count }) => sum + count, 0)).toBe(5)
      expect(sites.map(({ frames }) => frames.slice(0, 2).map(({ file, line }) => `${file}:${line}`))).toEqual(sites.map(() => [inner, outer]))
    })

    test('relations that are chained to a call are theirs', async () => {
      const trace = await countQueries(async () => {
        for (const id of USERS) {
          await prisma.user
            .findUnique({ where: { id } })
            .posts({ where: { published: false } })
        }
        return here(-2)
      })
      expect(trace).toMatchObject({
        operations: 5, statements: 10, calls: [{ name: 'prisma.user.findUnique().posts', entity: 'Post', relation: 'posts', count: 5, statements: 10 }],
      })
      expect(new Set(linesOf(trace))).toEqual(new Set([trace.result]))
    })

    test('relations of relations', async () => {
      const trace = await countQueries(() => prisma.post.findUnique({ where: { id: 1001 } }).author().posts())
      expect(trace.calls).toMatchObject([{ name: 'prisma.post.findUnique().author().posts', entity: 'Post', relation: 'posts', call: { operation: 'fluent', entity: 'Post', rows: 'many' } }])
    })

    test('that nobody awaits are none, and those that are awaited twice are one', async () => {
      expect(await countQueries(() => {
        USERS.forEach((id) => { prisma.user.update({ where: { id }, data: { score: 1 } }) })
      })).toMatchObject({ operations: 0, statements: 0 })
      expect(await countQueries(async () => {
        const once = prisma.user.findMany()
        await once
        await once
      })).toMatchObject({ operations: 1, statements: 1 })
    })

    test('that Prisma merges are many with one statement, which is no finding', async () => {
      const trace = await countQueries(() => Promise.all(Array.from({ length: 10 }, (_, index) => prisma.post.findUnique({ where: { id: 1001 + index } }))))
      expect(trace).toMatchObject({ operations: 10, statements: 1, rows: 10, calls: [{ name: 'prisma.post.findUnique', count: 10, statements: 1 }] })
      expect(trace.shapes).toMatchObject([{ count: 1, batch: false, shared: 0 }])
    })

    test('of one tick that Prisma does not merge keep their statements', async () => {
      const trace = await countQueries(() => Promise.all([
        prisma.user.findUnique({ where: { id: 101 } }),
        prisma.post.findUnique({ where: { id: 1001 }, include: { comments: true } }),
        prisma.user.findMany(),
      ]))
      expect(callsOf(trace)).toEqual([['prisma.user.findUnique', 1, 1], ['prisma.post.findUnique', 1, 2], ['prisma.user.findMany', 1, 1]])
    })

    test('of a transaction keep their statements', async () => {
      const trace = await countQueries(() => prisma.$transaction([
        prisma.user.findMany({ include: { posts: true } }), prisma.post.count(), prisma.$queryRaw`SELECT 1 AS one`, prisma.user.updateMany({ data: { score: 1 } }),
      ]))
      expect(callsOf(trace)).toEqual([['prisma.user.findMany', 1, 2], ['prisma.post.count', 1, 1], ['prisma.$queryRaw', 1, 1], ['prisma.user.updateMany', 1, 1]])
      expect(trace).toMatchObject({ statements: 5, control: 2 })
    })

    test('of an interactive transaction are seen as others are', async () => {
      const trace = await countQueries(() => prisma.$transaction(async (tx: Client) => {
        await tx.user.findMany()
        const first = here(-1)
        await tx.$queryRaw`SELECT 1 AS one`
        await Promise.all([tx.post.count(), tx.tag.findMany(), tx.user.findUnique({ where: { id: 101 } }).posts()])
        return [first, here(-2), here(-1), here(-1), here(-1)]
      }))
      expect(callsOf(trace)).toEqual([
        ['prisma.user.findMany', 1, 1], ['prisma.$queryRaw', 1, 1], ['prisma.post.count', 1, 1], ['prisma.tag.findMany', 1, 1], ['prisma.user.findUnique().posts', 1, 2],
      ])
      expect(linesOf(trace)).toEqual(trace.result)
      expect(trace).toMatchObject({ statements: 6, control: 2 })
    })

    test.skipIf(kind !== 'libsql')('of transactions within transactions, with their savepoints', async () => {
      const trace = await countQueries(() => prisma.$transaction(async (tx: Client) => {
        await tx.user.findMany()
        await tx.$transaction(async (inner: Client) => { await inner.post.findMany() })
        await tx.tag.findMany()
      }))
      expect(callsOf(trace)).toEqual([['prisma.user.findMany', 1, 1], ['prisma.post.findMany', 1, 1], ['prisma.tag.findMany', 1, 1]])
      expect(trace).toMatchObject({ statements: 3, control: 4 })
    })

    test('of clients that are made from an instrumented one', async () => {
      const extended = prisma.$extends({
        model: { user: { async known(this: unknown) { return prisma.user.count() } } },
        query: { $allModels: { async $allOperations({ args, query }: Client) { return query(args) } } },
      })
      const trace = await countQueries(async () => {
        await extended.user.findMany()
        await extended.user.known()
        await Promise.all(USERS.map((id) => extended.user.findUnique({ where: { id } })))
        await extended.$transaction(async (tx: Client) => { await tx.tag.findMany() })
      })
      expect(callsOf(trace)).toEqual([['prisma.user.findMany', 1, 1], ['prisma.user.count', 1, 1], ['prisma.user.findUnique', 5, 1], ['prisma.tag.findMany', 1, 1]])
    })

    test('of hooks are their own', async () => {
      const audited = prisma.$extends({ query: { user: { async findMany({ args, query }: Client) {
        await prisma.auditLog.create({ data: { message: 'read' } })
        return query(args)
      } } } })
      const trace = await countQueries(() => audited.user.findMany({ include: { posts: true } }))
      expect(callsOf(trace)).toEqual([['prisma.user.findMany', 1, 2], ['prisma.auditLog.create', 1, 1]])
    })
  })

  describe('statements', () => {
    test('are seen at the driver adapter', async () => {
      await prisma.user.count()
      expect(seenAt(prisma)).toMatch(/^at the driver adapter/)
    })

    test('prove what they repeat for', async () => {
      const trace = await countQueries(async () => {
        for (const { id } of await prisma.user.findMany({ where: { id: { lte: 105 } } })) await prisma.post.findMany({ where: { authorId: id } })
      })
      const child = trace.shapes.find(({ count }) => count === 5)!
      expect(child).toMatchObject({ operation: 'prisma prisma.post.findMany', distinct: 5, proof: { column: 'id', values: 5, parent: trace.shapes[0]!.fingerprint } })
    })

    test('of a client that had connected before are seen in its spans, and at the adapter once it connects anew', async () => {
      const connected = await database.client()
      await connected.user.count()
      instrument(connected)
      const before = await countQueries(() => connected.user.findMany({ include: { posts: true } }))
      expect(before).toMatchObject({ operations: 1, statements: 2, calls: [{ name: 'prisma.user.findMany', statements: 2, rows: before.rows }] })
      expect(before.rows).toBeGreaterThan(10)
      expect(seenAt(connected)).toMatch(/^in Prisma's spans/)
      const merged = await countQueries(() => connected.$transaction([connected.user.count(), connected.post.count()]))
      expect(callsOf(merged)).toEqual([['prisma.user.count', 1, 1], ['prisma.post.count', 1, 1]])
      await connected.$disconnect()
      await connected.user.count()
      expect(seenAt(connected)).toMatch(/^at the driver adapter/)
      expect(await countQueries(() => connected.user.findMany({ include: { posts: true } }))).toMatchObject({ operations: 1, statements: 2 })
      await connected.$disconnect()
    })
  })

  describe('what Prisma\'s semantics say of a live call', () => {
    test('is what they say of source code', async () => {
      const { calls: [call] } = await countQueries(() => prisma.post.findMany({ where: { authorId: 101 }, include: { comments: true }, take: 2 }))
      expect(call!.call).toMatchObject({
        orm: 'prisma', entity: 'Post', operation: 'findMany', name: 'prisma.post.findMany', effect: 'read', rows: 'many', bounded: 'yes', paging: 'limit',
        filters: [{ path: ['authorId'], operator: 'equals' }], target: { provider: 'sqlite', version: kind === 'libsql' ? 7 : 6 },
      })
      expect(call!.call!.expansions).toMatchObject([{ relation: 'comments', entity: 'Comment', strategy: 'query' }])
    })

    test('says nothing of values', async () => {
      const { calls } = await countQueries(async () => {
        await prisma.user.findMany({ where: { email: 'secret@example.com', posts: { some: { slug: { in: Array.from({ length: 30 }, (_, index) => `secret${index}`) } } } }, include: { posts: { where: { title: 'secret' } } } })
        await prisma.user.updateMany({ where: { name: 'secret' }, data: { name: 'secret', score: 987654 } })
        await prisma.$queryRaw`SELECT ${'secret'} AS one`
        await prisma.user.findUnique({ where: { email: 'secret' } }).posts({ where: { slug: 'secret' } })
      })
      const told = JSON.stringify(calls.map(({ call }) => call))
      expect(told).toContain('"email"')
      expect(told).not.toMatch(/secret|987654/)
    })
  })
})
