// Statements per operation, as counted on real databases, with BEGIN, COMMIT and ROLLBACK taken off.

import { describe, expect, it } from 'vitest'
import { evaluate, formatCost } from '../../../src/model/cost.ts'
import { object, ref } from '../../../src/model/value.ts'
import { origin } from '../../../src/model/origin.ts'
import { call, open, type Setting } from './project.ts'

const targets: readonly (readonly [string, Setting])[] = [
  ['7 sqlite', { provider: 'sqlite', version: '7.10.0' }],
  ['7 pg', { version: '7.10.0' }],
  ['7 pg joins', { version: '7.10.0', features: ['relationJoins'] }],
  ['7 mariadb', { provider: 'mysql', version: '7.10.0' }],
  ['6 pg', { version: '6.19.3' }],
  ['5 pg', { version: '5.22.0' }],
]

const projects = targets.map(([name, setting]) => ({ name, project: open(setting) }))

type Row = readonly [name: string, model: string, operation: string, argument: unknown, counts: readonly number[]]

const where = { id: 1 }
const row = { email: 'a@b.c' }

const rows: readonly Row[] = [
  ['findMany', 'user', 'findMany', {}, [1, 1, 1, 1, 1, 1]],
  ['include 1 level', 'user', 'findMany', { include: { posts: true } }, [2, 2, 1, 2, 2, 2]],
  ['include 2 levels', 'user', 'findMany', { include: { posts: { include: { comments: true } } } }, [3, 3, 1, 3, 3, 3]],
  ['include 3 siblings', 'post', 'findMany', { include: { author: true, comments: true, tags: true } }, [4, 4, 1, 4, 5, 5]],
  ['include to-one', 'post', 'findMany', { include: { author: true } }, [2, 2, 1, 2, 2, 2]],
  ['include many-to-many', 'post', 'findMany', { include: { tags: true } }, [2, 2, 1, 2, 3, 3]],
  ['include on an empty result', 'user', 'findMany', { include: { posts: true } }, [2, 2, 1, 2, 1, 1]],
  ['select nested', 'user', 'findMany', { select: { id: true, posts: { select: { title: true, comments: { select: { id: true } } } } } }, [3, 3, 1, 3, 3, 3]],
  ['_count', 'user', 'findMany', { include: { _count: { select: { posts: true } } } }, [1, 1, 1, 1, 1, 1]],
  ['nested take', 'user', 'findMany', { include: { posts: { take: 2 } } }, [2, 2, 1, 2, 2, 2]],
  ['nested where', 'user', 'findMany', { include: { posts: { where: { title: 'x' } } } }, [2, 2, 1, 2, 2, 2]],
  ['include: false', 'user', 'findMany', { include: { posts: false } }, [1, 1, 1, 1, 1, 1]],
  ['findUnique', 'user', 'findUnique', { where }, [1, 1, 1, 1, 1, 1]],
  ['findFirst', 'user', 'findFirst', { where }, [1, 1, 1, 1, 1, 1]],
  ['create', 'user', 'create', { data: row }, [1, 1, 1, 2, 1, 1]],
  ['create with two nested', 'user', 'create', { data: { ...row, posts: { create: [{ title: 'a' }, { title: 'b' }] } } }, [4, 4, 4, 4, 4, 4]],
  ['create nested with include', 'user', 'create', { data: { ...row, posts: { create: { title: 'a' } } }, include: { posts: true } }, [4, 4, 3, 4, 4, 4]],
  ['create nested createMany', 'user', 'create', { data: { ...row, posts: { createMany: { data: [{ title: 'a' }] } } } }, [3, 3, 3, 3, 3, 3]],
  ['create with connect', 'post', 'create', { data: { title: 'a', author: { connect: { id: 1 } } } }, [3, 3, 3, 3, 3, 3]],
  ['create with the key itself', 'post', 'create', { data: { title: 'a', authorId: 1 } }, [1, 1, 1, 2, 1, 1]],
  ['create many-to-many connect', 'post', 'create', { data: { title: 'a', tags: { connect: [{ id: 1 }, { id: 2 }] } } }, [4, 4, 4, 4, 4, 4]],
  ['create many-to-many connectOrCreate', 'post', 'create', { data: { title: 'a', tags: { connectOrCreate: [{ where: { name: 'x' }, create: { name: 'x' } }, { where: { name: 'y' }, create: { name: 'y' } }] } } }, [7, 7, 7, 7, 7, 7]],
  ['createMany', 'user', 'createMany', { data: [row, row, row] }, [1, 1, 1, 1, 1, 1]],
  ['update by id', 'user', 'update', { where, data: { name: 'n' } }, [1, 1, 1, 3, 1, 1]],
  ['update with include', 'user', 'update', { where, data: { name: 'n' }, include: { posts: true } }, [3, 3, 2, 4, 3, 3]],
  ['update nested', 'user', 'update', { where, data: { posts: { update: { where: { id: 1 }, data: { title: 'x' } } } } }, [4, 4, 4, 4, 4, 4]],
  ['updateMany', 'user', 'updateMany', { where, data: { name: 'n' } }, [1, 1, 1, 1, 1, 1]],
  ['upsert, native', 'user', 'upsert', { where: { email: 'a@b.c' }, create: row, update: { name: 'n' } }, [1, 1, 1, 3, 1, 1]],
  ['upsert with include', 'user', 'upsert', { where: { email: 'a@b.c' }, create: row, update: { name: 'n' }, include: { posts: true } }, [4, 4, 3, 4, 4, 4]],
  ['upsert that creates another value', 'user', 'upsert', { where: { email: 'z@b.c' }, create: row, update: { name: 'n' } }, [3, 3, 3, 3, 3, 3]],
  ['delete', 'user', 'delete', { where }, [1, 1, 1, 2, 1, 1]],
  ['deleteMany', 'user', 'deleteMany', { where }, [1, 1, 1, 1, 1, 1]],
  ['count', 'user', 'count', {}, [1, 1, 1, 1, 1, 1]],
  ['aggregate', 'post', 'aggregate', { _max: { id: true } }, [1, 1, 1, 1, 1, 1]],
  ['groupBy', 'post', 'groupBy', { by: ['authorId'], _count: true }, [1, 1, 1, 1, 1, 1]],
  ['relation filter', 'user', 'findMany', { where: { posts: { some: { title: 'x' } } } }, [1, 1, 1, 1, 1, 1]],
  ['distinct and take', 'post', 'findMany', { distinct: ['title'], take: 2 }, [1, 1, 1, 1, 1, 1]],
]

/** Where the count depends on rows or on conditions that code does not show. */
const openRows: ReadonlySet<string> = new Set(['create with two nested', 'create many-to-many connectOrCreate'])

describe('statements of one execution', () => {
  it.each(rows)('%s', (name, model, operation, argument, counts) => {
    projects.forEach(({ name: target, project }, index) => {
      const cost = call(project, model, operation, argument).cost
      const [low, high] = evaluate(cost, () => 0)
      expect(low, `${target}: ${formatCost(cost)}`).toBeLessThanOrEqual(counts[index]!)
      expect(high, `${target}: ${formatCost(cost)}`).toBeGreaterThanOrEqual(counts[index]!)
      if (index < 4 && !openRows.has(name)) expect(formatCost(cost), target).toBe(String(counts[index]))
      expect(high - low, target).toBeLessThanOrEqual(3 + 1)
    })
  })

  it('follows an explicit load strategy', () => {
    const project = open({ features: ['relationJoins'] })
    const include = { author: true, comments: true, tags: true }
    expect(formatCost(call(project, 'post', 'findMany', { include, relationLoadStrategy: 'query' }).cost)).toBe('4')
    expect(formatCost(call(project, 'post', 'findMany', { include, relationLoadStrategy: 'join' }).cost)).toBe('1')
  })

  it('leaves open whether the database behind `mysql` can join', () => {
    const project = open({ provider: 'mysql', features: ['relationJoins'] })
    expect(formatCost(call(project, 'user', 'findMany', { include: { posts: true } }).cost)).toBe('1 … 2')
  })

  it('is an interval for a relation that may be loaded', () => {
    const flag = ref(origin({ kind: 'param', fn: 'f', index: 0 }))
    expect(formatCost(call(open(), 'user', 'findMany', object({ include: object({ posts: flag }) })).cost)).toBe('1 … 2')
  })

  it('has no upper bound for a selection that is not known', () => {
    const selection = ref(origin({ kind: 'param', fn: 'f', index: 0 }))
    expect(formatCost(call(open(), 'user', 'findMany', object({ include: selection })).cost)).toBe('1 … many')
  })

  it('takes native upserts as possible where values of key and row are not compared', () => {
    const email = ref(origin({ kind: 'param', fn: 'f', index: 0 }, 'email'))
    const other = ref(origin({ kind: 'param', fn: 'f', index: 1 }, 'other'))
    const upsert = (created: typeof email) => call(open(), 'user', 'upsert', object({ where: object({ email }), create: object({ email: created }), update: object({ name: other }) }))
    expect(formatCost(upsert(email).cost)).toBe('1')
    expect(formatCost(upsert(other).cost)).toBe('1 … 3')
    expect(formatCost(call(open(), 'user', 'upsert', { where: { email: 'x' }, create: { email: 'x' }, update: {} }).cost)).toBe('1 … 3')
  })

  it('is one for a call without arguments', () => {
    expect(formatCost(call(open(), 'user', 'findMany').cost)).toBe('1')
    expect(formatCost(call(open({ features: ['relationJoins'] }), 'user', 'findMany').cost)).toBe('1')
  })
})
