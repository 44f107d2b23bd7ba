// Whose cost a statement is: two scopes at the same time, pools that others have warmed, and calls of two scopes that Prisma sends together.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf } from '../../../../src/runtime.ts'
import { takeOutside } from '../../../../src/runtime/late.ts'
import { kinds, watched } from './databases.ts'
import type { Client, Watched } from './databases.ts'

const USERS = [101, 102, 103, 104, 105]
const POSTS = [1001, 1002, 1003]

describe.each(kinds.filter(({ name }) => name !== 'postgresql with joins'))('on $name', ({ open }) => {
  let opened: Watched
  let prisma: Client

  beforeAll(async () => {
    opened = await watched({ open });
    ({ prisma } = opened)
    await Promise.all(USERS.map((id) => prisma.user.findFirst({ where: { id } })))
  })

  afterAll(() => opened.close())

  test('two scopes at the same time share nothing', async () => {
    const run = (times: number) => countQueries(async () => {
      for (let time = 0; time < times; time += 1) await prisma.user.findMany({ include: { posts: true } })
      await prisma.$transaction(async (tx: Client) => {
        await tx.post.count()
        await tx.tag.findMany()
      })
    })
    const traces = await Promise.all([run(1), run(4), run(2)])
    expect(traces.map(({ operations, statements, control, unanswered }) => [operations, statements, control, unanswered])).toEqual([[3, 4, 2, 0], [6, 10, 2, 0], [4, 6, 2, 0]])
    expect(traces.every(({ shapes }) => shapes.every(({ shared }) => shared === 0))).toBe(true)
  })

  test('operations and statements are joined: an include is one call with two statements, ten merged calls are one', async () => {
    expect(await countQueries(() => prisma.user.findMany({ include: { posts: true } }))).toMatchObject({ operations: 1, statements: 2, roundTrips: 2, calls: [{ statements: 2 }] })
    const merged = await countQueries(() => Promise.all([...USERS, ...USERS].map((id) => prisma.user.findUnique({ where: { id } }))))
    expect(merged).toMatchObject({ operations: 10, statements: 1, calls: [{ count: 10, statements: 1 }] })
    expect(findingsOf(merged)).toEqual([])
  })

  test('a loop over rows is found, at its line, with the query that gave the rows', async () => {
    const trace = await countQueries(async () => {
      for (const { id } of await prisma.user.findMany()) await prisma.post.findMany({ where: { authorId: id } })
    })
    const [finding, ...others] = findingsOf(trace, { preset: 'recommended' })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'no-query-in-loop', certainty: 'yes', tier: 'trace' })
    expect(finding!.excerpt).toContain('await prisma.post.findMany({ where: { authorId: id } })')
    expect(finding!.message).toContain('prisma.post.findMany')
  })

  test('calls of two scopes that are merged cost both, and both are told', async () => {
    const run = (ids: readonly number[]) => countQueries(() => Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } }))))
    const [one, other] = await Promise.all([run([101, 102]), run([103, 104, 105])])
    expect(one).toMatchObject({ operations: 2, statements: 1, shapes: [{ count: 1, shared: 1, operation: 'prisma prisma.user.findUnique' }], calls: [{ count: 2, statements: 1 }] })
    expect(other).toMatchObject({ operations: 3, statements: 1, shapes: [{ count: 1, shared: 1, operation: 'prisma prisma.user.findUnique' }], calls: [{ count: 3, statements: 1 }] })
    expect(one.result.map((user: Client) => user.id)).toEqual([101, 102])
    expect(other.result.map((user: Client) => user.id)).toEqual([103, 104, 105])
  })

  test('a scope around both counts what they share once', async () => {
    const run = (ids: readonly number[]) => countQueries(() => Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } }))))
    const around = await countQueries(() => Promise.all([run([101, 102]), run([103])]))
    expect(around).toMatchObject({ operations: 3, statements: 1 })
    expect(around.result.map(({ statements }) => statements)).toEqual([1, 1])
  })

  test('calls of two scopes in one tick that are not merged cost those who made them', async () => {
    const [one, other, third] = await Promise.all([
      countQueries(() => Promise.all(USERS.map((id) => prisma.user.findUnique({ where: { id } })))),
      countQueries(() => Promise.all(POSTS.map((id) => prisma.post.findUnique({ where: { id } })))),
      countQueries(() => prisma.tag.findUnique({ where: { id: 51 }, include: { posts: true } })),
    ])
    expect([one, other, third].map(({ operations, statements }) => [operations, statements])).toEqual([[5, 1], [3, 1], [1, 2]])
    expect([one, other, third].flatMap(({ shapes }) => shapes.map(({ shared }) => shared))).toEqual([0, 0, 0, 0])
  })

  test('calls of two scopes that Prisma sends together without merging cost those who made them', async () => {
    const run = (ids: readonly number[]) => countQueries(() => Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id, name: { contains: 'User' } } }))))
    const [one, other] = await Promise.all([run([101, 102]), run([103, 104, 105])])
    expect([one, other].map(({ operations, statements }) => [operations, statements])).toEqual([[2, 2], [3, 3]])
  })

  test('calls outside every scope stay outside, even beside others in one tick', async () => {
    takeOutside()
    const outside = prisma.user.findUnique({ where: { id: 101 } }).then((user: Client) => user)
    const [, inside] = await Promise.all([outside, countQueries(() => Promise.all(POSTS.map((id) => prisma.post.findUnique({ where: { id } }))))])
    expect(inside).toMatchObject({ operations: 3, statements: 1 })
    expect(takeOutside()).toBe(1)
  })

  test('what the driver below sees is counted once', async () => {
    const { control, statements } = await countQueries(() => prisma.$transaction(async (tx: Client) => { await tx.user.findMany(); await tx.user.updateMany({ data: { score: 1 } }) }))
    expect({ control, statements }).toEqual({ control: 2, statements: 2 })
  })
})
