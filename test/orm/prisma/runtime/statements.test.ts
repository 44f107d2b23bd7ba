// How many statements each operation sends, on each database: a number that was measured without querylint, what the client's own `query`
// event tells, and what is counted must be the same, and lie within what the semantics say of the live call.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate, formatCost } from '../../../../src/model/cost.ts'
import { countQueries, instrument, uninstrument } from '../../../../src/runtime.ts'
import { CONTROL } from '../../../harness/database.ts'
import { kinds } from './databases.ts'
import type { Client, Database, Kind } from './databases.ts'

/** Statements without transaction control; the databases that differ are named. */
type Expected = number | { readonly usual: number } & { readonly [Name in Kind['name']]?: number }

type Row = readonly [name: string, expected: Expected, run: (prisma: Client) => unknown]

const USERS = [101, 102, 103, 104, 105]
const each = (run: (id: number) => unknown) => Promise.all(USERS.map(run))
const settled = (run: () => Promise<unknown>) => run().catch(() => undefined)
let made = 0
const fresh = () => `fresh-${made += 1}`

function joined(usual: number, joins: number): Expected {
  return { usual, 'postgresql with joins': joins }
}

/** MariaDB has no RETURNING. */
function written(usual: number, mariadb: number, joins = usual): Expected {
  return { usual, mariadb, 'postgresql with joins': joins }
}

const rows: readonly Row[] = [
  ['findMany', 1, (prisma) => prisma.user.findMany()],
  ['include, 1 level', joined(2, 1), (prisma) => prisma.user.findMany({ include: { posts: true } })],
  ['include, 2 levels', joined(3, 1), (prisma) => prisma.user.findMany({ include: { posts: { include: { comments: true } } } })],
  ['include, 3 siblings', joined(4, 1), (prisma) => prisma.user.findMany({ include: { posts: true, comments: true, profile: true } })],
  ['include, to one', joined(2, 1), (prisma) => prisma.post.findMany({ include: { author: true } })],
  ['include, many to many', joined(2, 1), (prisma) => prisma.post.findMany({ include: { tags: true } })],
  ['include on an empty result', joined(2, 1), (prisma) => prisma.user.findMany({ where: { id: -1 }, include: { posts: true } })],
  ['include where all keys are null', joined(2, 1), (prisma) => prisma.user.findMany({ include: { team: true } })],
  ['select, nested', joined(3, 1), (prisma) => prisma.user.findMany({ select: { email: true, posts: { select: { title: true, comments: { select: { body: true } } } } } })],
  ['_count', 1, (prisma) => prisma.user.findMany({ include: { _count: { select: { posts: true } } } })],
  ['_count, many to many', 1, (prisma) => prisma.post.findMany({ include: { _count: { select: { tags: true } } } })],
  ['nested take', joined(2, 1), (prisma) => prisma.user.findMany({ include: { posts: { take: 1 } } })],
  ['nested where', joined(2, 1), (prisma) => prisma.user.findMany({ include: { posts: { where: { published: false } } } })],
  ['fluent', joined(2, 1), (prisma) => prisma.user.findUnique({ where: { id: 101 } }).posts()],
  ['fluent, 5 at once', joined(2, 1), (prisma) => each((id) => prisma.user.findUnique({ where: { id } }).posts())],
  ['fluent, 5 in a loop', joined(10, 5), async (prisma) => { for (const id of USERS) await prisma.user.findUnique({ where: { id } }).posts() }],
  ['findUnique, 5 at once', 1, (prisma) => each((id) => prisma.user.findUnique({ where: { id } }))],
  ['findUnique, 5 at once, same key', 1, (prisma) => each(() => prisma.user.findUnique({ where: { id: 101 } }))],
  ['findUnique, 5 at once, include', joined(2, 1), (prisma) => each((id) => prisma.user.findUnique({ where: { id }, include: { posts: true } }))],
  ['findUnique, 5 at once, select', 1, (prisma) => each((id) => prisma.user.findUnique({ where: { id }, select: { email: true } }))],
  ['findUnique, two selections', 2, (prisma) => Promise.all([101, 102, 103, 104].map((id) => prisma.user.findUnique({ where: { id }, select: id % 2 === 0 ? { email: true } : { name: true } })))],
  ['findUnique, two keys', 2, (prisma) => Promise.all([101, 102].flatMap((id) => [prisma.user.findUnique({ where: { id } }), prisma.user.findUnique({ where: { email: `user${id - 100}@example.com` } })]))],
  ['findUnique and another equality', 1, (prisma) => each((id) => prisma.user.findUnique({ where: { id, active: true } }))],
  ['findUnique and a condition', 5, (prisma) => each((id) => prisma.user.findUnique({ where: { id, name: { contains: 'User' } } }))],
  ['findUnique and a relation', 5, (prisma) => each((id) => prisma.user.findUnique({ where: { id, posts: { some: {} } } }))],
  ['findUniqueOrThrow, 5 at once', 1, (prisma) => each((id) => prisma.user.findUniqueOrThrow({ where: { id } }))],
  ['findUnique, two models', 2, (prisma) => Promise.all([101, 102].flatMap((id) => [prisma.user.findUnique({ where: { id } }), prisma.post.findUnique({ where: { id: id + 900 } })]))],
  ['findFirst, 5 at once', 5, (prisma) => each((id) => prisma.user.findFirst({ where: { id } }))],
  ['findMany, 5 at once', 5, (prisma) => each((id) => prisma.post.findMany({ where: { authorId: id } }))],
  ['findUnique, 5 in a loop', 5, async (prisma) => { for (const id of USERS) await prisma.user.findUnique({ where: { id } }) }],
  ['findUnique after an await', 1, (prisma) => each(async (id) => { await null; return prisma.user.findUnique({ where: { id } }) })],
  ['findUnique, awaited in the mapper', 1, (prisma) => each(async (id) => await prisma.user.findUnique({ where: { id } }))],
  ['findUnique, 5 ticks', 5, (prisma) => each(async (id) => { await new Promise((resolve) => setTimeout(resolve, (id - 100) * 25)); return prisma.user.findUnique({ where: { id } }) })],
  ['findUnique, 5 at once in a transaction', 1, (prisma) => prisma.$transaction((tx: Client) => each((id) => tx.user.findUnique({ where: { id } })))],
  ['$transaction of findUnique', 1, (prisma) => prisma.$transaction([101, 102, 103].map((id) => prisma.user.findUnique({ where: { id } })))],
  ['$transaction of findMany and count', 2, (prisma) => prisma.$transaction([prisma.user.findMany(), prisma.user.count()])],
  ['transaction, 2 reads', 2, (prisma) => prisma.$transaction(async (tx: Client) => { await tx.user.findMany(); await tx.post.findMany() })],
  ['transaction, rolled back', 1, (prisma) => settled(() => prisma.$transaction(async (tx: Client) => { await tx.user.findMany(); throw new Error('back') }))],
  ['transaction without queries', 0, (prisma) => prisma.$transaction(async () => {})],
  ['create', written(1, 2), (prisma) => prisma.user.create({ data: { email: fresh() } })],
  ['create, nested, 2 rows', 3, (prisma) => prisma.user.create({ data: { email: fresh(), posts: { create: [{ title: 'a', slug: fresh() }, { title: 'b', slug: fresh() }] } } })],
  ['create, nested, include', { usual: 4, 'postgresql with joins': 3 }, (prisma) => prisma.user.create({ data: { email: fresh(), posts: { create: [{ title: 'a', slug: fresh() }] } }, include: { posts: true } })],
  ['create, nested createMany', 3, (prisma) => prisma.user.create({ data: { email: fresh(), posts: { createMany: { data: [{ title: 'a', slug: fresh() }] } } } })],
  ['create, connect', 3, (prisma) => prisma.post.create({ data: { title: 'a', slug: fresh(), author: { connect: { id: 101 } } } })],
  ['create by key', written(1, 2), (prisma) => prisma.post.create({ data: { title: 'a', slug: fresh(), authorId: 101 } })],
  ['create, connect many to many', 4, (prisma) => prisma.post.create({ data: { title: 'a', slug: fresh(), authorId: 101, tags: { connect: [{ id: 51 }, { id: 52 }] } } })],
  ['createMany', 1, (prisma) => prisma.tag.createMany({ data: [1, 2, 3].map(() => ({ name: fresh() })) })],
  ['update', written(1, 3), (prisma) => prisma.user.update({ where: { id: 101 }, data: { score: 1 } })],
  ['update, include', written(3, 4, 2), (prisma) => prisma.user.update({ where: { id: 101 }, data: { score: 2 }, include: { posts: true } })],
  ['update, not found', 1, (prisma) => settled(() => prisma.user.update({ where: { id: -1 }, data: { score: 1 } }))],
  ['updateMany', 1, (prisma) => prisma.user.updateMany({ data: { score: 3 } })],
  ['update, 3 in a loop', written(3, 9), async (prisma) => { for (const id of [101, 102, 103]) await prisma.user.update({ where: { id }, data: { score: 4 } }) }],
  ['upsert, known', written(1, 3), (prisma) => prisma.tag.upsert({ where: { name: 'tag1' }, create: { name: 'tag1' }, update: { name: 'tag1' } })],
  ['upsert, new', written(1, 3), (prisma) => { const name = fresh(); return prisma.tag.upsert({ where: { name }, create: { name }, update: { name } }) }],
  ['upsert, other values', 3, (prisma) => prisma.user.upsert({ where: { id: 101 }, create: { email: fresh() }, update: { score: 5 } })],
  ['delete', written(1, 2), async (prisma) => { await prisma.tag.delete({ where: { name: 'for-delete' } }) }],
  ['deleteMany', 1, (prisma) => prisma.auditLog.deleteMany()],
  ['count', 1, (prisma) => prisma.user.count()],
  ['aggregate', 1, (prisma) => prisma.user.aggregate({ _avg: { score: true } })],
  ['groupBy', 1, (prisma) => prisma.post.groupBy({ by: ['authorId'], _count: true })],
  ['$queryRaw', 1, (prisma) => prisma.$queryRaw`SELECT 1 AS one`],
  ['$queryRawUnsafe', 1, (prisma) => prisma.$queryRawUnsafe('SELECT 1 AS one')],
  ['$executeRaw', 1, (prisma) => prisma.$executeRaw`SELECT 1 AS one`],
  ['some', 1, (prisma) => prisma.user.findMany({ where: { posts: { some: { published: true } } } })],
  ['every', 1, (prisma) => prisma.user.findMany({ where: { posts: { every: { published: true } } } })],
  ['none, nested', 1, (prisma) => prisma.user.findMany({ where: { posts: { none: { comments: { some: { body: 'x' } } } } } })],
  ['some, many to many', 1, (prisma) => prisma.post.findMany({ where: { tags: { some: { name: 'tag1' } } } })],
  ['is', 1, (prisma) => prisma.post.findMany({ where: { author: { is: { active: true } } } })],
  ['orderBy a relation', 1, (prisma) => prisma.post.findMany({ orderBy: { author: { email: 'asc' } } })],
  ['orderBy _count', 1, (prisma) => prisma.user.findMany({ orderBy: { posts: { _count: 'desc' } } })],
  ['take and skip', 1, (prisma) => prisma.user.findMany({ take: 2, skip: 1 })],
  ['take from the end', 1, (prisma) => prisma.user.findMany({ take: -2 })],
  ['cursor', 1, (prisma) => prisma.user.findMany({ cursor: { id: 102 }, take: 2 })],
  ['distinct', 1, (prisma) => prisma.user.findMany({ distinct: ['name'] })],
  ['findFirst', 1, (prisma) => prisma.user.findFirst()],
  ['IN of 2000', { usual: 1, libsql: 3, 'libsql, Prisma 6': 3 }, (prisma) => prisma.user.findMany({ where: { id: { in: Array.from({ length: 2000 }, (_, index) => index) } } })],
]

/** A list that is cut to what the database takes, and a row that ends an operation early: costs know neither. */
const unforeseen: ReadonlySet<string> = new Set(['IN of 2000', 'update, not found'])

describe.each(kinds)('$name', ({ name: kind, open }) => {
  let database: Database
  let prisma: Client
  const sent: string[] = []

  beforeAll(async () => {
    database = await open()
    prisma = instrument(await database.client({ log: [{ emit: 'event', level: 'query' }] }))
    prisma.$on('query', ({ query }: { readonly query: string }) => {
      if (!CONTROL.test(query)) sent.push(query)
    })
    await prisma.tag.create({ data: { name: 'for-delete' } })
  })

  afterAll(async () => {
    uninstrument()
    await prisma.$disconnect()
    await database.drop()
  })

  test.each(rows)('%s', async (row, expected, run) => {
    sent.length = 0
    const { statements, shapes, calls } = await countQueries(() => run(prisma), { name: 'row' })
    const known = typeof expected === 'number' ? expected : expected[kind] ?? expected.usual
    const counted = shapes.filter((shape) => shape.kind !== 'control').map(({ statement, count }) => `${count} ${statement}`).join('\n')
    expect({ statements, events: sent.length }, counted).toEqual({ statements: known, events: known })
    expect(shapes.every(({ kind: one, operation }) => one === 'control' || operation !== undefined), 'each belongs to an operation').toBe(true)
    for (const { count, call, statements: own } of calls) {
      if (count > 1 || call === undefined || unforeseen.has(row)) continue
      const [low, high] = evaluate(call.cost, () => 1)
      expect(own, `${call.name} costs ${formatCost(call.cost)}`).toBeGreaterThanOrEqual(low)
      expect(own, `${call.name} costs ${formatCost(call.cost)}`).toBeLessThanOrEqual(high)
    }
  })
})
