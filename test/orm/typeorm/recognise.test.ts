import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { analysed, callOf, head, queryOf, withHead } from './engine.ts'

describe('receivers', () => {
  it.each([
    ['an annotated repository', 'await users.find()', 'User'],
    ['a repository of a source', 'await dataSource.getRepository(Post).find()', 'Post'],
    ['a repository of a manager', 'await manager.getRepository(Post).find()', 'Post'],
    ['a repository of a source\'s manager', 'const posts = dataSource.manager.getRepository(Post)\nawait posts.find()', 'Post'],
    ['an entity manager', 'await manager.find(Post)', 'Post'],
    ['an entity by its name', 'await manager.find(\'Post\')', 'Post'],
    ['the manager of a repository', 'await users.manager.find(Post)', 'Post'],
    ['an active record', 'await Post.find()', 'Post'],
    ['the repository of an active record', 'await Post.getRepository().find()', 'Post'],
    ['a query runner', 'const runner = dataSource.createQueryRunner()\nawait runner.connect()\nawait runner.manager.find(Post)', 'Post'],
    ['a repository that was extended', 'await users.extend({ active() { return 1 } }).find()', 'User'],
    ['a repository in a manager', 'await manager.withRepository(users).find()', 'User'],
    ['an alternative', 'const one = id > 1 ? users : dataSource.getRepository(User)\nawait one.find()', 'User'],
  ])('%s', (_name, body, entity) => {
    const found = queryOf(body)
    expect(found).toMatchObject({ kind: 'query', certain: 'yes', tier: 'source', lazy: false })
    expect(found.call).toMatchObject({ orm: 'typeorm', entity, operation: 'find', effect: 'read', rows: 'many', bounded: 'no' })
    expect(found.result).toMatchObject({ kind: 'ref', origin: { root: { kind: 'rows', orm: 'typeorm', entity, many: true } } })
  })

  it('functions of 0.2', () => {
    const { calls } = analysed(`
import { createConnection, getConnection, getManager, getRepository } from 'typeorm'
import * as typeorm from 'typeorm'
import { User } from './entities'
export async function main() {
  await getRepository(User).find()
  await getManager().find(User)
  await getConnection().getRepository(User).find()
  const connection = await createConnection()
  await connection.manager.find(User)
  await typeorm.getRepository(User).find()
}`, { version: '^0.2.45' })
    expect(calls.map((call) => call.entity)).toEqual(['User', 'User', 'User', 'User', 'User'])
    expect(calls[0]?.target).toMatchObject({ version: 0.2, provider: 'postgresql' })
  })

  it('injected, as Nest writes it', () => {
    const { calls } = analysed(`
import { Repository, DataSource } from 'typeorm'
import { InjectRepository, InjectDataSource } from '@nestjs/typeorm'
import { User } from './entities'
export class Users {
  constructor(@InjectRepository(User) private readonly users: Repository<User>, @InjectDataSource() private readonly dataSource: DataSource) {}
  async all() { return this.users.find() }
  async raw() { return this.dataSource.query('SELECT 1') }
}`)
    expect(calls.map((call) => call.name)).toEqual(['this.users.find', 'this.dataSource.query'])
    expect(calls[0]).toMatchObject({ entity: 'User' })
    expect(calls[1]).toMatchObject({ effect: 'raw' })
  })

  it('classes of the project that inherit a repository', () => {
    const { calls } = analysed(`
import { EntityRepository, Repository, getCustomRepository } from 'typeorm'
import { User } from './entities'
@EntityRepository(User)
export class UserRepository extends Repository<User> {
  async named(name: string) { return this.find({ where: { name } }) }
}
export async function main(users: UserRepository) {
  await users.findOne({ where: { id: 1 } })
  await getCustomRepository(UserRepository).count()
}`, { version: '^0.2.45' })
    expect(calls.map((call) => [call.operation, call.entity])).toEqual(expect.arrayContaining([['find', 'User'], ['findOne', 'User'], ['count', 'User']]))
  })

  it('rows of an active record', () => {
    const { calls } = analysed(withHead(`
const all = await Post.find()
for (const post of all) await post.save()
await Promise.all(all.map(async (post) => { await post.remove() }))
const made = Post.create({ title: 'x' })
await made.save()
const own = new Post()
await own.save()`))
    expect(calls.filter((call) => call.effect === 'write').map((call) => [call.name, call.entity])).toEqual(expect.arrayContaining([['post.save', 'Post'], ['post.remove', 'Post'], ['made.save', 'Post'], ['own.save', 'Post']]))
  })

  it.each([
    ['a map', 'const users = new Map<number, string>()\nusers.delete(1)\nusers.set(1, \'\')'],
    ['settings that are saved to a file', 'const settings = new Settings()\nawait settings.save()'],
    ['a repository by its name only', 'await something.userRepository.find()'],
    ['an untyped parameter', 'await untyped.find({ where: { id: 1 } })'],
    ['another package\'s repository', 'await foreign.find()'],
  ])('never %s', (_name, body) => {
    const { queries } = analysed(`
${head}
import { Repository as Foreign } from 'another-package'
declare const something: any
declare const foreign: Foreign<User>
class Settings { async save() { return 1 } }
export async function main(untyped) {
${body}
}`)
    expect(queries).toEqual([])
  })

  it('a base class of another package is nobody\'s', () => {
    const { queries } = analysed(`
import { Model } from 'objection'
class User extends Model {}
export async function main(user: User) { await user.save(); await User.find() }`)
    expect(queries).toEqual([])
  })
})

describe('calls that send nothing themselves', () => {
  it('transactions run their function once', () => {
    const { cost, calls } = analysed(withHead(`
await dataSource.transaction(async (manager) => { await manager.save(User, { email: 'x' }) })
await dataSource.transaction('SERIALIZABLE', async (manager) => { await manager.count(Post) })`))
    expect(calls.map((call) => [call.operation, call.entity])).toEqual([['save', 'User'], ['count', 'Post']])
    expect(formatCost(cost('main'))).toBe('2 … 3')
  })

  it('control and objects in memory', () => {
    const { queries, recognitions } = analysed(withHead(`
const runner = dataSource.createQueryRunner()
await runner.startTransaction()
await runner.commitTransaction()
await runner.release()
users.merge(users.create({ name: 'x' }), { name: 'y' })
await dataSource.destroy()`))
    expect(queries).toEqual([])
    expect(recognitions.filter((one) => one.kind === 'control')).toHaveLength(5)
  })

  it('the text of a builder', () => {
    expect(analysed(withHead('const text = users.createQueryBuilder(\'user\').where(\'user.id = 1\').getQuery()')).queries).toEqual([])
  })
})

describe('conditions', () => {
  const filtersOf = (body: string, version?: string) => callOf(body, version === undefined ? {} : { version }).filters.map(({ path, operator }) => `${path.join('.')} ${operator}`)

  it.each([
    ['await users.find({ where: { id, name: \'x\' } })', ['id equals', 'name equals']],
    ['await users.findBy({ id: In(ids) })', ['id in']],
    ['await users.findBy({ id: Not(In(ids)) })', ['id not.in']],
    ['await users.findBy({ id: Not(1) })', ['id not.equals']],
    ['await users.findBy([{ id: 1 }, { name: \'x\' }])', ['id or.equals', 'name or.equals']],
    ['await manager.findBy(Post, { author: { id } })', ['author.id equals']],
    ['await users.findBy({ name: IsNull() })', ['name isNull']],
    ['await users.update(id, { name: \'x\' })', ['id equals']],
    ['await users.delete({ id: In(ids) })', ['id in']],
    ['await users.sum(\'id\', { id: MoreThan(1) })', ['id gt']],
  ])('%s', (body, filters) => {
    expect(filtersOf(body)).toEqual(filters)
  })

  it('0.2 takes ids and bare conditions', () => {
    expect(filtersOf('await users.findOne(id)', '0.2.45')).toEqual(['id equals'])
    expect(filtersOf('await users.findOne(7, { relations: [\'posts\'] })', '0.2.45')).toEqual(['id equals'])
    expect(filtersOf('await users.find({ name: \'x\' })', '0.2.45')).toEqual(['name equals'])
    expect(filtersOf('await users.findByIds(ids)', '0.2.45')).toEqual(['id in'])
  })
})

describe('what a call depends on', () => {
  it('is never nothing for a row that code made itself', () => {
    const { findings } = analysed(withHead('for (const one of ids) { const user = new User(); await users.save(user) }'))
    expect(findings.join()).not.toContain('same')
  })

  it('is the entity too, where that differs', () => {
    const { findings } = analysed(withHead('const entities = dataSource.entityMetadatas\nfor (const entity of entities) { await dataSource.getRepository(entity.name).count() }'))
    expect(findings.join()).not.toContain('the same query')
  })

  it('tells the same query again', () => {
    const { findings } = analysed(withHead('for (const one of ids) { await users.findOneBy({ id }) }'))
    expect(findings.join()).toContain('the same query again')
  })
})
