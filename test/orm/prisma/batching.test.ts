import { describe, expect, it } from 'vitest'
import { origin } from '../../../src/model/origin.ts'
import { fromLive } from '../../../src/model/live.ts'
import { object, ref, unknown } from '../../../src/model/value.ts'
import { call, open } from './project.ts'

const project = open()
const key = (model: string, operation: string, argument: unknown) => call(project, model, operation, argument).batch?.key
const id = ref(origin({ kind: 'param', fn: 'f', index: 0 }, 'id'))

describe('calls that one tick merges', () => {
  it.each([
    ['an id', 'user', 'findUnique', { where: { id: 1 } }, 'User.findUnique(id)'],
    ['equals', 'user', 'findUnique', { where: { id: { equals: 1 } } }, 'User.findUnique(id)'],
    ['a further equality', 'user', 'findUnique', { where: { name: null, id: 1 } }, 'User.findUnique(id, name)'],
    ['findUniqueOrThrow', 'user', 'findUniqueOrThrow', { where: { email: 'x' } }, 'User.findUniqueOrThrow(email)'],
    ['a compound key', 'membership', 'findUnique', { where: { userId_teamId: { userId: 1, teamId: 2 } } }, 'Membership.findUnique(userId_teamId)'],
    ['a selection', 'user', 'findUnique', { where: { id: 1 }, include: { posts: true } }, 'User.findUnique(id)'],
  ])('%s', (_name, model, operation, argument, expected) => {
    expect(key(model, operation, argument)).toBe(expected)
  })

  it('may have values that only run time knows', () => {
    expect(key('user', 'findUnique', object({ where: object({ id }) }))).toBe('User.findUnique(id)')
    expect(key('user', 'findUnique', object({ where: object({ id: unknown }) }))).toBe('User.findUnique(id)')
  })

  it('tell their selections', () => {
    const include = { posts: true }
    expect(call(project, 'user', 'findUnique', { where: { id: 1 }, include }).batch?.equal).toContainEqual(fromLive(include))
  })

  it.each([
    ['findFirst', 'user', 'findFirst', { where: { id: 1 } }],
    ['findMany', 'user', 'findMany', { where: { id: 1 } }],
    ['count', 'user', 'count', { where: { id: 1 } }],
    ['an operator', 'user', 'findUnique', { where: { id: 1, name: { contains: 'x' } } }],
    ['AND', 'user', 'findUnique', { where: { id: 1, AND: [{ name: 'x' }] } }],
    ['NOT', 'user', 'findUnique', { where: { id: 1, NOT: { name: 'x' } } }],
    ['a relation filter', 'user', 'findUnique', { where: { id: 1, posts: { some: { title: 'x' } } } }],
    ['no condition', 'user', 'findUnique', {}],
  ])('but not %s', (_name, model, operation, argument) => {
    expect(key(model, operation, argument)).toBeUndefined()
  })

  it('but not a `where` that is not seen', () => {
    expect(key('user', 'findUnique', object({ where: id }))).toBeUndefined()
    expect(key('user', 'findUnique', object({ where: object({ id }, unknown) }))).toBeUndefined()
  })
})
