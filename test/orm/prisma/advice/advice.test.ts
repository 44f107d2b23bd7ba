import { describe, expect, it } from 'vitest'
import { type Origin, origin } from '../../../../src/model/origin.ts'
import { fromLive } from '../../../../src/model/live.ts'
import { object, ref } from '../../../../src/model/value.ts'
import { expansionAdvice } from '../../../../src/orm/prisma/advice/selection.ts'
import { call, open, schemaOf } from '../project.ts'

const project = open()
const at = { file: '/app/src/a.ts', start: 0, end: 1 }
const id = ref(origin({ kind: 'param', fn: 'f', index: 0 }, 'id'))
const rows = (entity: string): Origin => origin({ kind: 'rows', orm: 'prisma', entity, many: true, at }, 'rows')
const itemField = (entity: string, field: string) => ref(origin({ kind: 'element', of: rows(entity) }, 'item', [field]))
const hint = (model: string, operation: string, argument: unknown) => call(project, model, operation, argument).bulk?.hint

describe('the bulk form', () => {
  it('names the field that tells items apart, and the relation', () => {
    expect(hint('post', 'findMany', object({ where: object({ authorId: id }) }))).toBe('`prisma.post.findMany({ where: { authorId: { in: … } } })` loads the rows of all items in one query')
    expect(hint('post', 'findMany', object({ where: object({ authorId: itemField('User', 'id') }) }))).toBe(
      '`prisma.post.findMany({ where: { authorId: { in: … } } })` loads the rows of all items in one query, or `include: { posts: true }` on the query of the `User` rows loads them along')
  })

  it('goes through relations', () => {
    expect(hint('post', 'findFirst', object({ where: object({ author: object({ email: id }) }) }))).toBe(
      '`prisma.post.findMany({ where: { author: { email: { in: … } } }, include: { author: true } })` loads the rows of all items in one query')
  })

  it('follows the foreign key of rows to what it refers to', () => {
    expect(hint('user', 'findUnique', object({ where: object({ id: itemField('Post', 'authorId') }) }))).toContain('`include: { author: true }` on the query of the `Post` rows')
    expect(hint('user', 'findUnique', object({ where: object({ id: itemField('Post', 'id') }) }))).not.toContain('include')
  })

  it('stays general where several fields tell items apart', () => {
    expect(hint('post', 'findFirst', object({ where: object({ authorId: id, title: itemField('Tag', 'name') }) }))).toContain('{ where: { OR: [ … ] } }')
  })

  it('groups counts', () => {
    expect(hint('post', 'count', object({ where: object({ authorId: id }) }))).toBe(
      '`prisma.post.groupBy({ by: [\'authorId\'], where: { authorId: { in: … } }, _count: true })` computes the values of all items in one query')
  })

  it('says how rows with relations are inserted', () => {
    expect(hint('post', 'create', { data: { title: 'x', author: { connect: { id: 1 } } } })).toContain('foreign key set directly (`authorId` for `author`)')
    expect(hint('user', 'create', { data: { email: 'x', posts: { create: [{ title: 'y' }] } } })).toContain('one `createMany` for `posts`')
    expect(hint('user', 'create', { data: { email: 'x', posts: { create: [{ title: 'y' }] } } })).toContain('`prisma.user.createManyAndReturn({ data: [ … ] })` hands back the ids')
    expect(hint('user', 'create', { data: { id: 1, email: 'x', posts: { create: [{ title: 'y' }] } } })).toContain('with ids that the code makes itself, `prisma.user.createMany(')
    expect(hint('user', 'create', { data: { email: 'x' } })).toBe('`prisma.user.createManyAndReturn({ data: [ … ] })` inserts the rows of all items in one statement')
  })

  it('updates and deletes by a list', () => {
    expect(hint('user', 'update', object({ where: object({ id }), data: fromLive({ name: 'x' }) }))).toContain('`prisma.user.updateMany({ where: { id: { in: … } }, data })`')
    expect(hint('user', 'delete', object({ where: object({ id }) }))).toContain('`prisma.user.deleteMany({ where: { id: { in: … } } })`')
  })
})

describe('an expansion', () => {
  it('is named for a known parent', () => {
    const schema = schemaOf()
    expect(expansionAdvice('Post', call(project, 'comment', 'findMany', object({ where: object({ postId: id }) })), schema)).toBe(
      '`include: { comments: true }` on the query of the `Post` rows loads them along')
    expect(expansionAdvice('User', call(project, 'comment', 'findMany', object({ where: object({ postId: id }) })), schema)).toBeUndefined()
  })
})
