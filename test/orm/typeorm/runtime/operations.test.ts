// Every kind of operation, on each major and each database: its name, and as many statements as the database gets. The numbers are those
// that were measured without the runtime; TypeORM's own logger counts along.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate } from '../../../../src/model/cost.ts'
import { countQueries } from '../../../../src/runtime.ts'
import { type Blog, type Engine, engines, isMissing, watchedBlog } from './databases.ts'
import { type Major, type Row, majors } from './models.ts'

type Counts = number | Readonly<Record<Engine, number>>
type Run = (blog: Blog) => Promise<unknown>
type Case = readonly [name: string, statements: Counts, run: Run, only?: Major]

const on = (sqljs: number, postgres: number, mariadb: number): Counts => ({ sqljs, postgres, mariadb })
const repository = ({ source, models }: Blog, name: keyof Blog['models'] = 'Post') => source.getRepository(models[name])
const nameOf = ({ source, models }: Pick<Blog, 'source' | 'models'>) => source.getMetadata(models.Post).tablePath
const builder = (blog: Blog) => repository(blog).createQueryBuilder('post')
const first = async (blog: Blog) => (await repository(blog).findOneByOrFail({ id: 1 } as never)) as Row

const reads: readonly Case[] = [
  ['Repository<Post>.find', 1, (blog) => repository(blog).find()],
  ['Repository<Post>.find', 1, (blog) => repository(blog).find({ relations: { author: true, comments: true, tags: true } })],
  ['Repository<Post>.find', 6, (blog) => repository(blog).find({ relations: { author: true, comments: true, tags: true }, relationLoadStrategy: 'query' })],
  ['Repository<Post>.find', 1, (blog) => repository(blog).find({ take: 2 })],
  ['Repository<Post>.find', 2, (blog) => repository(blog).find({ take: 2, relations: { comments: true } })],
  ['Repository<Post>.find', 1, (blog) => repository(blog).find({ where: { author: { name: 'author 1' } } as never })],
  ['Repository<Post>.findBy', 1, (blog) => repository(blog).findBy({ authorId: blog.orm.In([1, 2]) } as never)],
  ['Repository<Post>.findBy', 1, (blog) => repository(blog).findBy({ authorId: blog.orm.In([]) } as never)],
  ['Repository<Post>.findOne', 1, (blog) => repository(blog).findOne({ where: { id: 1 } as never })],
  ['Repository<Post>.findOne', 2, (blog) => repository(blog).findOne({ where: { id: 1 } as never, relations: { author: true } })],
  ['Repository<Post>.findOneOrFail', 2, (blog) => repository(blog).findOneOrFail({ where: { id: 1 } as never, relations: { comments: true } })],
  ['Repository<Post>.findOneBy', 1, (blog) => repository(blog).findOneBy({ id: 1 } as never)],
  ['Repository<Post>.findAndCount', 1, (blog) => repository(blog).findAndCount()],
  ['Repository<Post>.findAndCount', 2, (blog) => repository(blog).findAndCount({ take: 2 })],
  ['Repository<Post>.findAndCount', 3, (blog) => repository(blog).findAndCount({ take: 2, relations: { comments: true } })],
  ['Repository<Post>.count', 1, (blog) => repository(blog).count()],
  ['Repository<Post>.exists', 1, (blog) => repository(blog).exists()],
  ['Repository<Post>.sum', 1, (blog) => repository(blog).sum('views' as never)],
  ['Repository<Post>.preload', 1, (blog) => repository(blog).preload({ id: 1, title: 'new' } as never)],
  ['Repository<Post>.query', 1, (blog) => repository(blog).query(`SELECT id FROM ${nameOf(blog)}`)],
  ['Repository<Post>.findByIds', 1, (blog) => (repository(blog) as unknown as { findByIds(ids: readonly number[]): Promise<unknown> }).findByIds([1, 2]), '0.3'],
  ['EntityManager.find(Post)', 1, ({ source, models }) => source.manager.find(models.Post)],
  ['EntityManager.query', 1, (blog) => blog.source.manager.query(`SELECT id FROM ${nameOf(blog)}`)],
  ['DataSource.query', 1, (blog) => blog.source.query(`SELECT id FROM ${nameOf(blog)}`)],
  ['DataSource.sql', 1, ({ source }) => source.sql`SELECT ${1} AS one`, '1'],
  ['Post.find', 1, ({ models }) => models.Post.find()],
  ['Post.findOneBy', 1, ({ models }) => models.Post.findOneBy({ id: 1 } as never)],
  ['SelectQueryBuilder<Post>.getMany', 1, (blog) => builder(blog).leftJoinAndSelect('post.comments', 'comment').getMany()],
  ['SelectQueryBuilder<Post>.getMany', 2, (blog) => builder(blog).leftJoinAndSelect('post.comments', 'comment').take(2).getMany()],
  ['SelectQueryBuilder<Post>.getMany', 3, (blog) => builder(blog).loadAllRelationIds().getMany()],
  ['SelectQueryBuilder<Post>.getOne', 1, (blog) => builder(blog).where('post.id = :id', { id: 1 }).getOne()],
  ['SelectQueryBuilder<Post>.getManyAndCount', 3, (blog) => builder(blog).leftJoinAndSelect('post.comments', 'comment').take(2).getManyAndCount()],
  ['SelectQueryBuilder<Post>.getRawMany', 1, (blog) => builder(blog).getRawMany()],
  ['SelectQueryBuilder<Post>.getRawOne', 1, (blog) => builder(blog).getRawOne()],
  ['SelectQueryBuilder<Post>.getRawAndEntities', 1, (blog) => builder(blog).getRawAndEntities()],
  ['SelectQueryBuilder<Post>.getCount', 1, (blog) => builder(blog).getCount()],
  ['SelectQueryBuilder<Post>.getExists', 1, (blog) => builder(blog).getExists()],
  ['SelectQueryBuilder<Post>.execute', 1, (blog) => builder(blog).execute()],
  ['SelectQueryBuilder<Post>.getRawMany', 1, ({ source, models }) => source.createQueryBuilder().select('p.id').from(models.Post, 'p').getRawMany()],
  ["relation(Post, 'comments').loadMany", 1, ({ source, models }) => source.createQueryBuilder().relation(models.Post, 'comments').of(1).loadMany()],
  ["relation(Post, 'author').loadOne", 1, ({ source, models }) => source.createQueryBuilder().relation(models.Post, 'author').of(1).loadOne()],
  ['TreeRepository<Category>.findTrees', 3, ({ source, models }) => source.getTreeRepository(models.Category).findTrees()],
  ['TreeRepository<Category>.findRoots', 1, ({ source, models }) => source.getTreeRepository(models.Category).findRoots()],
  ['TreeRepository<Category>.countDescendants', 1, ({ source, models }) => source.getTreeRepository(models.Category).countDescendants({ id: 1 } as never)],
  ['TreeRepository<Category>.find', 1, ({ source, models }) => source.getTreeRepository(models.Category).find()],
]

const writes: readonly Case[] = [
  ['Repository<Tag>.save', on(2, 1, 1), (blog) => repository(blog, 'Tag').save({ label: 'new' } as never)],
  ['Repository<Tag>.save', on(6, 1, 1), (blog) => repository(blog, 'Tag').save([1, 2, 3].map((n) => ({ label: `new ${n}` })) as never)],
  ['Repository<Setting>.save', 2, (blog) => repository(blog, 'Setting').save({ key: 'new', value: 'new' } as never)],
  ['Repository<Setting>.save', 4, (blog) => repository(blog, 'Setting').save([1, 2, 3].map((n) => ({ key: `key ${n}`, value: `other ${n}` })) as never)],
  ['EntityManager.save(Setting)', 2, ({ source, models }) => source.manager.save(models.Setting, { key: 'key 1', value: 'third' } as never)],
  ['EntityManager.save(Setting)', 2, ({ source, models }) => source.manager.save(Object.assign(new models.Setting(), { key: 'key 1', value: 'fourth' }))],
  ['setting.save', 2, ({ models }) => Object.assign(new models.Setting(), { key: 'key 1', value: 'fifth' }).save()],
  ['Setting.save', 2, ({ models }) => models.Setting.save({ key: 'key 1', value: 'sixth' } as never)],
  ['Repository<Setting>.insert', on(1, 1, 1), (blog) => repository(blog, 'Setting').insert({ key: 'inserted', value: 'v' } as never)],
  ['Repository<Setting>.upsert', on(1, 1, 1), (blog) => repository(blog, 'Setting').upsert({ key: 'inserted', value: 'w' } as never, ['key'])],
  ['Repository<Setting>.update', 1, (blog) => repository(blog, 'Setting').update({ key: 'key 1' } as never, { value: 'x' } as never)],
  ['Repository<Post>.increment', 1, (blog) => repository(blog).increment({ id: 1 } as never, 'views', 1)],
  ['Repository<Setting>.delete', 1, (blog) => repository(blog, 'Setting').delete({ key: 'inserted' } as never)],
  ['Repository<Setting>.remove', 2, (blog) => repository(blog, 'Setting').remove({ key: 'key 3' } as never)],
  ['Repository<Comment>.softDelete', 1, (blog) => repository(blog, 'Comment').softDelete({ id: 1 } as never)],
  ['Repository<Comment>.restore', 1, (blog) => repository(blog, 'Comment').restore({ id: 1 } as never)],
  ['InsertQueryBuilder<Setting>.execute', 1, ({ source, models }) => source.createQueryBuilder().insert().into(models.Setting).values({ key: 'built', value: 'v' } as never).execute()],
  ['UpdateQueryBuilder<Setting>.execute', 1, ({ source, models }) => source.createQueryBuilder().update(models.Setting).set({ value: 'w' } as never).where('key = :key', { key: 'built' }).execute(), '1'],
  ['DeleteQueryBuilder<Setting>.execute', 1, ({ source, models }) => source.createQueryBuilder().delete().from(models.Setting).where({ key: 'built' }).execute()],
  ['SoftDeleteQueryBuilder<Comment>.execute', 1, ({ source, models }) => source.createQueryBuilder().softDelete().from(models.Comment).where({ id: 2 }).execute()],
  ["relation(Post, 'tags').remove", 1, ({ source, models }) => source.createQueryBuilder().relation(models.Post, 'tags').of(10).remove([1, 2])],
  ["relation(Post, 'tags').add", 1, ({ source, models }) => source.createQueryBuilder().relation(models.Post, 'tags').of(10).add([1, 2])],
]

describe.each(Object.keys(majors) as Major[])('TypeORM %s', (major) => {
  describe.each(engines)('on %s', (engine) => {
    describe.skipIf(isMissing(engine))('where it answers', () => {
      let blog: Blog

      beforeAll(async () => {
        blog = await watchedBlog(major, engine)
      })

      afterAll(() => blog.close())

      test.each([...reads, ...writes].flatMap(([name, statements, run, only]) => only === undefined || only === major ? [[name, statements, run] as const] : []))('%s', async (name, statements, run) => {
        blog.logged()
        const trace = await countQueries(() => run(blog))
        const logged = blog.logged()
        expect(trace.calls.map((call) => [call.name, call.count])).toEqual([[name, 1]])
        expect(trace.statements + trace.control + trace.setup, logged.join('\n')).toBe(logged.length)
        expect(trace.statements, logged.join('\n')).toBe(typeof statements === 'number' ? statements : statements[engine])
        expect(trace.calls[0]?.statements).toBe(trace.statements)
        expect(trace.calls[0]?.call, 'the semantics know it').toMatchObject({ orm: 'typeorm', name })
        const [low, high] = evaluate(trace.calls[0]!.call!.cost, () => NaN)
        expect(trace.statements, 'the semantics foretell it').toBeGreaterThanOrEqual(low)
        expect(trace.statements, 'the semantics foretell it').toBeLessThanOrEqual(high)
        expect(trace).toMatchObject({ unanswered: 0, failed: 0, blind: [] })
      })

      test('reloading a row is one operation', async () => {
        const post = await first(blog)
        const trace = await countQueries(() => post.reload())
        expect(trace.calls.map(({ name, statements }) => [name, statements])).toEqual([['post.reload', 1]])
      })
    })
  })
})
