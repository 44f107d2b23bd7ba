// What a call for all items is called, what must be equal for it, and how it is written.

import { describe, expect, it } from 'vitest'
import { analysed, callOf, type Setting, withHead } from './engine.ts'

const bulkOf = (body: string, setting: Setting = {}) => callOf(body, setting).bulk
const hintOf = (body: string, setting: Setting = {}) => bulkOf(body, setting)?.hint

describe('reads', () => {
  it.each([
    ['await users.findOneBy({ id })', '`users.findBy({ id: In([ … ]) })` loads the rows of all items in one query'],
    ['await users.findOne({ where: { id } })', '`users.find({ where: { id: In([ … ]) } })` loads the rows of all items in one query'],
    ['await manager.findOneBy(User, { id })', '`manager.findBy(User, { id: In([ … ]) })` loads the rows of all items in one query'],
    ['await User.findOneByOrFail({ id })', '`User.findBy({ id: In([ … ]) })` loads the rows of all items in one query'],
    ['await users.findOneBy({ id, name: \'x\' })', '`users.findBy({ id: In([ … ]), … })` loads the rows of all items in one query'],
    ['await manager.findOne(Profile, { where: { user: { name: ids } } })', '`manager.find(Profile, { where: { user: { name: In([ … ]) } }, relations: { user: true } })` loads the rows of all items in one query'],
    ['await users.existsBy({ email: ids })', '`users.find({ where: { email: In([ … ]) } })` tells in one query which of them exist'],
    ['await manager.countBy(Post, { authorId: id })', '`manager.createQueryBuilder(Post, \'row\').select(\'row.authorId\').addSelect(\'COUNT(*)\').where(\'row.authorId IN (:...values)\', { values: [ … ] }).groupBy(\'row.authorId\').getRawMany()` computes the values of all items in one query'],
    ['await users.createQueryBuilder(\'user\').where(\'user.id = :id\', { id }).getOne()', '`where(\'user.id IN (:...values)\', { values: [ … ] }).getMany()` serves all items in one query'],
  ])('%s', (body, hint) => {
    expect(hintOf(body)).toBe(hint)
  })

  it('name the relation that brings the rows along', () => {
    expect(hintOf('for (const user of await User.find()) { await Post.findBy({ authorId: user.id }) }')).toMatch(/, or `relations: \{ posts: true \}` on the query of the `User` rows loads them along$/)
    expect(hintOf('for (const post of await Post.find()) { await User.findOneBy({ id: post.authorId }) }')).toMatch(/, or `relations: \{ author: true \}` on the query of the `Post` rows loads them along$/)
    expect(hintOf('for (const user of await User.find()) { await Post.findBy({ author: { id: user.id } }) }')).toMatch(/`relations: \{ posts: true \}`/)
    expect(hintOf('for (const user of await User.find()) { await Post.findBy({ title: user.email }) }')).not.toMatch(/relations/)
    expect(hintOf('for (const user of given) { await Post.findBy({ authorId: user.id }) }')).toMatch(/`relations: \{ posts: true \}`/)
    // What no query loaded brings no relation along.
    expect(hintOf('for (const authorId of ids) { await Post.findBy({ authorId }) }')).not.toMatch(/relations/)
    expect(hintOf('for (const request of given) { await Post.findBy({ authorId: request.userId }) }')).not.toMatch(/relations/)
    expect(hintOf('const user = await User.findOneOrFail({ where: { id }, relations: { posts: true } })\nfor (const post of user.posts) { await Post.findBy({ authorId: post.id }) }')).not.toMatch(/relations/)
  })
})

describe('writes', () => {
  it.each([
    ['save of new rows', 'await users.save({ email: \'x\' })', '`users.save([ … ])` inserts all rows in one statement'],
    ['save of rows of a query', 'for (const user of await User.find()) { await user.save() }', '`User.save([ … ])` takes all rows in one transaction, with one SELECT, and still one UPDATE for each that changed'],
    ['save of what may be both', 'await users.save(something)', '`users.save([ … ])` takes all rows in one transaction: one INSERT for the new ones, one UPDATE for each existing one that changed'],
    ['insert', 'await users.insert({ email: \'x\' })', '`users.insert([ … ])` takes the rows of all items in one statement'],
    ['upsert', 'await manager.upsert(User, { email: \'x\' }, [\'email\'])', '`manager.upsert(User, [ … ], conflictPaths)` takes the rows of all items in one statement'],
    ['update', 'await users.update(id, { name: \'x\' })', '`users.update({ id: In([ … ]) }, data)` changes the rows of all items in one statement'],
    ['increment', 'await manager.increment(Post, { id }, \'authorId\', 1)', '`manager.increment(Post, { id: In([ … ]) }, column, value)` changes the rows of all items in one statement'],
    ['delete', 'await users.delete({ id })', '`users.delete({ id: In([ … ]) })` serves the rows of all items in one statement'],
    ['remove', 'for (const user of await User.find()) { await user.remove() }', '`User.remove([ … ])` takes all rows with one SELECT and one DELETE'],
    ['insert by a builder', 'await users.createQueryBuilder().insert().values({ email: \'x\' }).execute()', '`.values([ … ])` inserts the rows of all items in one statement'],
  ])('%s', (_name, body, hint) => {
    expect(hintOf(body)).toBe(hint)
  })

  it('of new rows go through `insert` where one INSERT cannot return them', () => {
    expect(hintOf('await users.save({ email: \'x\' })', { drivers: ['mysql2'] })).toBe('`users.insert([ … ])` inserts all rows in one statement')
    expect(hintOf('await users.save(something)', { drivers: [] })).toMatch(/^`users\.insert\(\[ … \]\)` inserts new rows in one statement; `users\.save/)
  })

  it('need equal data only where one statement has one set of them', () => {
    expect(bulkOf('await users.save({ email: \'x\' })')).toMatchObject({ operation: 'save', returnsRows: true })
    expect(bulkOf('await users.save({ email: \'x\' })')).not.toHaveProperty('equal')
    expect(bulkOf('await users.update(id, { name: \'x\' })')).toMatchObject({ operation: 'update', returnsRows: false, equal: { kind: 'object' } })
  })

  it('of raw statements have none', () => {
    expect(bulkOf('await dataSource.query(\'SELECT 1\')')).toBeUndefined()
  })
})

describe('findings', () => {
  const found = (body: string) => analysed(withHead(body)).findings

  it('reads and writes in loops', () => {
    expect(found('for (const one of ids) { await users.findOneBy({ id: one }) }')).toEqual(['no-query-in-loop: `users.findOneBy` runs once for each `one` of `ids`: N(ids) queries. `users.findBy({ id: In([ … ]) })` loads the rows of all items in one query.'])
    expect(found('for (const one of ids) { await users.delete({ id: one }) }')).toHaveLength(1)
    expect(found('for (const one of ids) { await users.update({ id: one }, { name: \'x\' }) }')).toHaveLength(1)
    expect(found('await Promise.all(ids.map((one) => users.save({ id: one })))')).toHaveLength(1)
  })

  it('rows of a query that are saved one by one', () => {
    expect(found('for (const user of await users.find()) { user.name = \'x\'; await users.save(user) }').join()).toMatch(/^no-write-in-loop: `users\.save` runs once for each `user`/)
  })

  it('not one call for all', () => {
    expect(found('await users.save(ids.map((one) => ({ id: one })))')).toEqual([])
    expect(found('await users.find({ where: { id: In(ids) } })')).toEqual([])
  })
})
