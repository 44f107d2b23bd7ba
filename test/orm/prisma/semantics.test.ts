import { describe, expect, it } from 'vitest'
import { literal } from '../../../src/model/value.ts'
import { call, open } from './project.ts'

const project = open()

describe('filters', () => {
  const filters = (where: unknown, model = 'post') => call(project, model, 'findMany', { where }).filters.map((one) => `${one.path.join('.')} ${one.operator}`)

  it.each([
    [{ authorId: 1 }, ['authorId equals']],
    [{ id: { in: [1, 2] }, title: { contains: 'x', mode: 'insensitive' } }, ['id in', 'title contains']],
    [{ author: { email: 'x' } }, ['author.email equals']],
    [{ author: { is: { name: 'x' } } }, ['author.name equals']],
    [{ comments: { some: { id: 1 } } }, ['comments.id equals']],
    [{ comments: { none: { id: 1 } } }, ['comments.id none.equals']],
    [{ AND: [{ id: 1 }, { title: 'x' }] }, ['id equals', 'title equals']],
    [{ OR: [{ id: 1 }, { authorId: 2 }] }, ['id or.equals', 'authorId or.equals']],
    [{ NOT: { id: 1 } }, ['id not.equals']],
    [{ author: null }, ['author equals']],
    [{ id: undefined }, []],
  ])('%j', (where, expected) => {
    expect(filters(where)).toEqual(expected)
  })

  it('open compound keys', () => {
    expect(filters({ userId_teamId: { userId: 1, teamId: 2 } }, 'membership')).toEqual(['userId equals', 'teamId equals'])
  })
})

describe('what a call reads', () => {
  it('expands relations as a tree', () => {
    const { expansions } = call(project, 'user', 'findMany', { include: { posts: { take: 3, include: { comments: true } }, profile: true, _count: true } })
    expect(expansions).toMatchObject([
      { relation: 'posts', entity: 'Post', strategy: 'query', bounded: 'yes', children: [{ relation: 'comments', entity: 'Comment', bounded: 'no' }] },
      { relation: 'profile', entity: 'Profile', bounded: 'yes', children: [] },
    ])
  })

  it('is ordered and paged', () => {
    const { orderings, paging, bounded } = call(project, 'post', 'findMany', { orderBy: [{ author: { name: 'asc' } }, { id: 'desc' }], take: 10, skip: 10 })
    expect(orderings).toEqual([{ path: ['author', 'name'], direction: 'asc' }, { path: ['id'], direction: 'desc' }])
    expect([paging, bounded]).toEqual(['offset', 'yes'])
    expect(call(project, 'post', 'findMany', { cursor: { id: 1 }, skip: 1, take: 10 }).paging).toBe('cursor')
    expect(call(project, 'post', 'findMany', { take: 10 }).paging).toBe('limit')
    expect(call(project, 'post', 'findMany', {})).toMatchObject({ paging: 'none', bounded: 'no' })
    expect(call(project, 'post', 'findUnique', { where: { id: 1 } }).bounded).toBe('yes')
  })
})

describe('what a call writes', () => {
  it('is its data', () => {
    expect(call(project, 'user', 'update', { where: { id: 1 }, data: { name: 'x' } })).toMatchObject({ effect: 'write', rows: 'one', data: { fields: { name: literal('x') } } })
    expect(call(project, 'user', 'deleteMany', {}).data).toBeUndefined()
  })

  it.each([
    ['create', { data: { email: 'x' } }, 'postgresql', 'createManyAndReturn', true],
    ['create', { data: { email: 'x' } }, 'mysql', 'createMany', false],
    ['createMany', { data: [] }, 'postgresql', 'createMany', false],
    ['update', { where: { id: 1 }, data: { name: 'x' } }, 'postgresql', 'updateMany', false],
    ['upsert', { where: { id: 1 }, create: {}, update: { name: 'x' } }, 'postgresql', 'createMany', false],
    ['delete', { where: { id: 1 } }, 'postgresql', 'deleteMany', false],
    ['findFirst', { where: { id: 1 } }, 'postgresql', 'findMany', true],
    ['count', { where: { name: 'x' } }, 'postgresql', 'groupBy', true],
  ])('%s(%j) on %#', (operation, argument, provider, expected, returnsRows) => {
    expect(call(open({ provider }), 'user', operation, argument).bulk).toMatchObject({ operation: expected, returnsRows })
  })

  it('must be equal for one `updateMany`', () => {
    expect(call(project, 'user', 'update', { where: { id: 1 }, data: { name: 'x' } }).bulk?.equal).toMatchObject({ fields: { name: literal('x') } })
    expect(call(project, 'user', 'create', { data: { email: 'x' } }).bulk?.equal).toBeUndefined()
  })

  it('has no bulk form when it is raw', () => {
    expect(call(project, 'user', 'findRaw', {}).bulk).toBeUndefined()
  })
})
