import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { analysed, callOf, queryOf, withHead } from './engine.ts'

const loadedBy = (body: string) => {
  const { result } = queryOf(body)
  return result.kind === 'ref' && result.origin.root.kind === 'rows' ? result.origin.root.loaded : 'no rows'
}

describe('steps', () => {
  it('may be a chain, statements, or assignments', () => {
    const chain = callOf('await users.createQueryBuilder(\'user\').where(\'user.id = :id\', { id }).getMany()')
    const statements = callOf('const query = users.createQueryBuilder(\'user\')\nquery.where(\'user.id = :id\', { id })\nawait query.getMany()')
    const assigned = callOf('let query = users.createQueryBuilder(\'user\')\nquery = query.where(\'user.id = :id\', { id })\nawait query.getMany()')
    for (const call of [chain, statements, assigned]) {
      expect(call).toMatchObject({ entity: 'User', operation: 'getMany', name: 'users.createQueryBuilder…getMany', rows: 'many', bounded: 'no' })
      expect(call.filters).toMatchObject([{ path: ['id'], operator: 'equals', value: { kind: 'ref' } }])
    }
  })

  it('that are not known hand the builder on', () => {
    expect(callOf('await users.createQueryBuilder(\'user\').somethingNew(1).getCount()')).toMatchObject({ rows: 'scalar', entity: 'User' })
  })

  it('belong to an entity manager too', () => {
    expect(callOf('await manager.createQueryBuilder(Post, \'post\').getOne()').entity).toBe('Post')
    expect(callOf('await dataSource.createQueryBuilder().select(\'post\').from(Post, \'post\').getMany()').entity).toBe('Post')
  })

  it('of a parameter are known by its type', () => {
    const { calls } = analysed(`
import type { SelectQueryBuilder } from 'typeorm'
import { User } from './entities'
export async function all(query: SelectQueryBuilder<User>) { return query.getMany() }`)
    expect(calls).toMatchObject([{ entity: 'User', operation: 'getMany' }])
  })
})

describe('what is loaded', () => {
  it('is what was joined and selected, by its path', () => {
    expect(loadedBy('await users.createQueryBuilder(\'u\').leftJoinAndSelect(\'u.posts\', \'p\').innerJoinAndSelect(\'p.comments\', \'c\').getMany()')).toEqual(['posts', 'posts.comments'])
    expect(loadedBy('await users.createQueryBuilder(\'u\').leftJoin(\'u.posts\', \'p\').getMany()')).toEqual([])
    expect(loadedBy('await users.createQueryBuilder(\'u\').leftJoin(\'u.posts\', \'p\').addSelect(\'p.title\').getMany()')).toEqual(['posts'])
  })

  it('leaves eager relations out', () => {
    expect(loadedBy('await dataSource.getRepository(Book).createQueryBuilder(\'b\').getMany()')).toEqual([])
  })

  it('is open where code hides it', () => {
    expect(loadedBy('await users.createQueryBuilder(\'u\').setFindOptions(options).getMany()')).toBeUndefined()
    expect(loadedBy('await users.createQueryBuilder(\'u\').leftJoinAndSelect(relation, \'p\').getMany()')).toBeUndefined()
  })

  it('is nothing for raw rows', () => {
    expect(queryOf('await users.createQueryBuilder(\'u\').getRawMany()').result).toMatchObject({ origin: { root: { kind: 'rows', many: true } } })
    expect(loadedBy('await users.createQueryBuilder(\'u\').getRawMany()')).toBeUndefined()
  })
})

describe('writes', () => {
  it('insert, update and delete', () => {
    expect(callOf('await dataSource.createQueryBuilder().insert().into(User).values({ email: \'x\' }).execute()')).toMatchObject({ operation: 'insert', effect: 'write', entity: 'User', bulk: { operation: 'values', returnsRows: true } })
    expect(callOf('await users.createQueryBuilder().update().set({ name: \'x\' }).where(\'id = :id\', { id }).execute()')).toMatchObject({ operation: 'update', effect: 'write', entity: 'User', bulk: { operation: 'where' } })
    expect(callOf('await manager.createQueryBuilder().update(User, { name: \'x\' }).where({ id }).execute()').filters).toMatchObject([{ path: ['id'], operator: 'equals' }])
    expect(callOf('await manager.createQueryBuilder().delete().from(Post).whereInIds(ids).execute()')).toMatchObject({ operation: 'delete', entity: 'Post', filters: [{ path: ['id'] }] })
  })

  it('relations', () => {
    expect(callOf('await users.createQueryBuilder().relation(\'posts\').of(id).loadMany()')).toMatchObject({ effect: 'read', rows: 'many', bulk: { operation: 'relations' } })
    expect(callOf('await dataSource.createQueryBuilder().relation(Post, \'tags\').of(id).add(3)')).toMatchObject({ effect: 'write', entity: 'Post', bulk: { operation: 'add', equal: { kind: 'ref' } } })
    expect(callOf('await dataSource.createQueryBuilder().relation(Post, \'author\').of(id).set(3)')).toMatchObject({ bulk: { operation: 'set', equal: { kind: 'array' } } })
    // What the other side holds is set for one row.
    expect(callOf('await dataSource.createQueryBuilder().relation(User, \'profile\').of(id).set(3)').bulk).toBeUndefined()
  })
})

describe('conditions of text', () => {
  const filtersOf = (steps: string) => callOf(`await dataSource.getRepository(Post).createQueryBuilder('post').leftJoin('post.author', 'author')${steps}.getMany()`).filters.map(({ path, operator }) => `${path.join('.')} ${operator}`)

  it.each([
    ['.where(\'post.id = :id\', { id })', ['id equals']],
    ['.where(\'post.id IN (:...ids)\', { ids })', ['id in']],
    ['.where(\'author.name = :name\', { name: \'x\' })', ['author.name equals']],
    ['.where(\'post.id = :id AND post.title LIKE :title\', { id, title: \'x\' })', ['id equals', 'title like']],
    ['.where(\'post.id = :id\').setParameter(\'id\', id)', ['id equals']],
    ['.where(\'post.id = :id\').setParameters({ id })', ['id equals']],
    ['.where({ id }).orWhere({ title: \'x\' })', ['id equals', 'title or.equals']],
    ['.where(\'post.id = :a OR post.id = :b\', { a: 1, b: 2 })', []],
    ['.where(\'lower(post.title) = :title\', { title: \'x\' })', []],
  ])('%s', (steps, filters) => {
    expect(filtersOf(steps)).toEqual(filters)
  })

  it('that are not read still tell rounds apart', () => {
    const { findings } = analysed(withHead('for (const one of ids) { await users.createQueryBuilder(\'u\').where(\'lower(u.name) = :one\', { one }).getOne() }'))
    expect(findings.join()).toMatch(/runs once for each/)
    expect(findings.join()).not.toContain('the same query')
  })
})

it('costs', () => {
  const costOf = (body: string, version?: string) => formatCost(callOf(body, version === undefined ? {} : { version }).cost)
  expect(costOf('await users.createQueryBuilder(\'u\').take(5).getMany()')).toBe('1')
  expect(costOf('await users.createQueryBuilder(\'u\').leftJoinAndSelect(\'u.posts\', \'p\').take(5).getMany()')).toBe('1 … 2')
  expect(costOf('await users.createQueryBuilder(\'u\').getManyAndCount()', '0.2.45')).toBe('2')
})

describe('the same query again', () => {
  const said = (body: string) => analysed(withHead(`for (const one of ids) { ${body} }\n`)).findings.join()

  it('is told of a query in one expression', () => {
    expect(said('await users.createQueryBuilder(\'u\').where(\'u.id = :id\', { id }).getMany()')).toContain('the same query again')
  })

  it.each([
    ['on some path only', 'const query = users.createQueryBuilder(\'u\'); if (one > 3) query.andWhere(\'u.id = :one\', { one }); await query.getMany()'],
    ['by assignment', 'let query = users.createQueryBuilder(\'u\'); if (one > 3) query = query.andWhere(\'u.id = :one\', { one }); await query.getMany()'],
    ['by a function', 'const query = users.createQueryBuilder(\'u\'); narrow(query, one); await query.getMany()'],
    ['in a callback', 'const query = users.createQueryBuilder(\'u\'); [1].forEach(() => { query.andWhere(\'u.id = :one\', { one }) }); await query.getMany()'],
  ])('is not told of one that is changed %s', (_name, body) => {
    expect(said(body)).toMatch(/runs once for each/)
  })
})
