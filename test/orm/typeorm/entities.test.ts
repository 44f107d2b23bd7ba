// What the classes of `entities.text.ts` map, and the same said by an `EntitySchema`.

import { describe, expect, it } from 'vitest'
import { findMapped } from '../../../src/orm/typeorm/entities/find.ts'
import type { Mapped } from '../../../src/orm/typeorm/entities/mapped.ts'
import { analysed, callOf, withHead } from './engine.ts'
import { entities } from './entities.text.ts'

const { classes } = analysed(withHead('await users.find()'))
const names = [...entities.matchAll(/class (\w+)/g)].map((found) => found[1]!)

function mapped(name: string): Mapped {
  const one = findMapped(classes, '/app/entities.ts')(`/app/entities.ts#${names.indexOf(name)}`)
  if (one === undefined) throw new Error(`No entity \`${name}\`.`)
  return one
}

function relation(entity: string, name: string): Mapped['relations'][number] | undefined {
  return mapped(entity).relations.find((one) => one.name === name)
}

describe('columns', () => {
  it('come from bases and embedded classes too', () => {
    expect(mapped('User').entity.fields.map((field) => `${field.name} ${field.column}`)).toEqual(['email email', 'name name', 'address.street addressStreet', 'address.code addressPost_code', 'id id'])
    expect(mapped('User').entity).toMatchObject({ name: 'User', table: 'people' })
    expect(mapped('Post').entity.table).toBe('post')
  })

  it('know their types and whether they may be null', () => {
    expect(mapped('User').entity.fields.find((field) => field.name === 'name')).toMatchObject({ type: 'varchar', optional: true })
    expect(mapped('User').entity.fields.find((field) => field.name === 'email')).toMatchObject({ type: 'string', optional: false })
  })

  it('are read back where the database makes them', () => {
    expect(mapped('Stamp').generates).toBe(true)
    expect(mapped('Setting').generates).toBe(false)
  })
})

describe('relations', () => {
  it('of all four kinds', () => {
    expect(relation('User', 'posts')).toMatchObject({ target: 'Post', cardinality: 'many', key: 'there', loading: 'explicit' })
    expect(relation('Post', 'author')).toMatchObject({ target: 'User', cardinality: 'one', key: 'here', fields: ['authorId'], references: ['id'] })
    expect(relation('Post', 'tags')).toMatchObject({ target: 'Tag', cardinality: 'many', key: 'junction' })
    expect(relation('Profile', 'user')).toMatchObject({ cardinality: 'one', key: 'here', fields: ['user'], references: ['id'] })
    expect(relation('User', 'profile')).toMatchObject({ cardinality: 'one', key: 'there' })
  })

  it('may name their target and inverse in quotes', () => {
    expect(relation('Post', 'comments')).toMatchObject({ target: 'Comment', inverse: 'post' })
    expect(relation('Comment', 'post')).toMatchObject({ inverse: 'comments', optional: false })
  })

  it('are eager or lazy', () => {
    expect(relation('Book', 'owner')?.loading).toBe('eager')
    expect(relation('Article', 'writer')?.loading).toBe('lazy')
    expect(relation('Article', 'editor')?.loading).toBe('lazy')
    expect(relation('Article', 'notes')).toMatchObject({ loading: 'lazy', cascades: true })
  })

  it('of trees lead to the class itself', () => {
    expect(relation('Category', 'parent')).toMatchObject({ target: 'Category', key: 'here', inverse: 'children' })
    expect(relation('Category', 'children')).toMatchObject({ target: 'Category', key: 'there', inverse: 'parent' })
    expect(mapped('Category').tree).toBe('closure-table')
  })

  it('know which lists of ids cost a statement', () => {
    expect(mapped('Tag').idLists).toBe(1)
    expect(mapped('Comment').idLists).toBe(0)
  })
})

describe('keys', () => {
  const keysOf = (name: string) => mapped(name).entity.keys.map((key) => `${key.kind} ${key.fields.join()}${key.name === undefined ? '' : ` as ${key.name}`}`)

  it('of columns, classes and relations', () => {
    expect(keysOf('User')).toEqual(['primary id', 'unique email'])
    expect(keysOf('Post')).toEqual(expect.arrayContaining(['primary id', 'index title,authorId']))
    expect(keysOf('Comment')).toEqual(['primary id', 'index post'])
    expect(keysOf('Profile')).toEqual(['primary id', 'unique user'])
    expect(keysOf('Setting')).toEqual(['primary key'])
  })
})

// The engine forgets the parameter of a function whose result it is asked for, and the property read from it with it.
describe('members that are named by a function', () => {
  it('are inverse sides', () => {
    expect(relation('User', 'posts')?.inverse).toBe('author')
    expect(relation('Post', 'author')?.inverse).toBe('posts')
  })

  it('are columns of keys', () => {
    expect(mapped('Post').entity.keys).toContainEqual(expect.objectContaining({ kind: 'unique', fields: ['slug'], name: 'post_slug' }))
  })
})

describe('entity schemas', () => {
  const schema = `
const Photo = new EntitySchema({
  name: 'Photo', tableName: 'photos',
  columns: { id: { type: Number, primary: true, generated: true }, url: { type: String, unique: true } },
  relations: { owner: { type: 'many-to-one', target: 'User', eager: true }, tags: { type: 'many-to-many', target: 'Tag' } },
  indices: [{ columns: ['url', 'id'] }],
})
`

  it('are entities like others', () => {
    const text = withHead(`${schema}
await dataSource.getRepository(Photo).findOneBy({ id })
await manager.find(Photo, { relations: { tags: true } })`).replace('import {', 'import { EntitySchema,')
    const { calls } = analysed(text)
    expect(calls.map((call) => call.entity)).toEqual(['Photo', 'Photo'])
    expect(calls.map((call) => call.expansions.map((one) => one.relation))).toEqual([['owner'], ['tags', 'owner']])
  })
})

describe('what find options load', () => {
  const loadedBy = (body: string) => callOf(body).expansions.map(function text(one): string {
    return one.children.length === 0 ? one.relation : `${one.relation}(${one.children.map(text).join()})`
  })

  it('as objects, eager ones added', () => {
    expect(loadedBy('await users.find({ relations: { posts: { comments: true }, profile: false } })')).toEqual(['posts(comments)'])
    expect(loadedBy('await manager.find(Book)')).toEqual(['owner'])
    expect(loadedBy('await manager.find(Book, { loadEagerRelations: false })')).toEqual([])
  })

  it('as lists and joins of earlier versions', () => {
    expect(loadedBy('await users.find({ relations: [\'posts\', \'posts.comments\'] })')).toEqual(['posts(comments)'])
    expect(loadedBy('await users.find({ join: { alias: \'u\', leftJoinAndSelect: { posts: \'u.posts\', comments: \'posts.comments\' } } })')).toEqual(['posts(comments)'])
  })
})
