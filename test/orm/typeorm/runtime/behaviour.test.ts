// What the runtime says of a blog's code: call sites to the line, lazy relations, transactions, hooks, scopes at the same time, and what the
// semantics make of live calls.

import type { BaseEntity, DataSource, ObjectLiteral, Repository } from 'typeorm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf } from '../../../../src/runtime.ts'
import { type Blog, type WatchedBlog, isMissing, watchedBlog } from './databases.ts'
import type { Row } from './models.ts'
import { callsOf, combinations, placesIn } from './traces.ts'

const { lineOf, placesOf } = placesIn(import.meta.url)

/** A helper that all callers share. */
class PostRepository {
  private readonly posts: Repository<ObjectLiteral>

  constructor({ source, models }: Blog) {
    this.posts = source.getRepository(models.Post)
  }

  async ofAuthor(authorId: number): Promise<readonly ObjectLiteral[]> {
    return this.posts.findBy({ authorId }) // helper
  }
}

describe.each(combinations)('TypeORM %s on %s', (major, engine) => {
  describe.skipIf(isMissing(engine))('where it answers', () => {
    let blog: WatchedBlog
    let source: DataSource
    let all: WatchedBlog['all']

    beforeAll(async () => {
      blog = await watchedBlog(major, engine);
      ({ source, all } = blog)
    })

    afterAll(() => blog.close())

    test('a loop over a helper is reported at the line of the helper\'s caller, proved by the rows of the parents', async () => {
      const helper = new PostRepository(blog)
      async function postsOfAll(): Promise<void> {
        for (const author of await all('Author')) await helper.ofAuthor(author.id) // helped loop
      }
      const trace = await countQueries(postsOfAll)
      expect(callsOf(trace)).toEqual([['Repository<Author>.find', 1, 1], ['Repository<Post>.findBy', 5, 5]])
      expect(placesOf(trace.calls[1]?.sites).map(([line]) => line)).toContain(lineOf('helper'))
      const found = findingsOf(trace)
      expect(found.map(({ rule, location }) => [rule, location.line])).toEqual([['no-query-in-loop', lineOf('helped loop')]])
      expect(`${found[0]?.message} ${found[0]?.remedy}`).toContain('`postRepository.findBy({ authorId: In([ … ]) })`')
    })

    test.each<readonly [string, (row: Row) => PromiseLike<unknown>, number]>([
      ['awaited', (article) => article['writer'] as Promise<unknown>, lineOf('awaited')], // awaited
      ['read by then', (article) => (article['writer'] as Promise<unknown>).then((writer) => writer), lineOf('then')], // then
    ])('a lazy relation in a loop, %s, is an operation of its own, at the line where it is read', async (_, read, line) => {
      const trace = await countQueries(async () => {
        for (const article of await all('Article')) await read(article)
      })
      expect(callsOf(trace)).toEqual([['Repository<Article>.find', 1, 1], ['article.writer', 5, 5]])
      expect(trace.calls[1]).toMatchObject({ relation: 'writer', entity: 'Author', effect: 'read', call: { relation: 'writer', bulk: { hint: '`relations: { writer: true }` on the query of the `Article` rows loads them along' } } })
      expect(placesOf(trace.calls[1]?.sites).map(([at]) => at)).toEqual([line])
      expect(findingsOf(trace).map(({ rule }) => rule)).toEqual(['no-lazy-relation-in-loop'])
    })

    test('lazy relations of rows at the same time are as many operations; a loaded one is none', async () => {
      const trace = await countQueries(async () => {
        const articles = await all('Article')
        await Promise.all(articles.map((article) => article['notes'])) // together
        await Promise.all(articles.map((article) => article['notes']))
        await Promise.all([articles[0]?.['writer'], articles[0]?.['writer']])
      })
      expect(callsOf(trace)).toEqual([['Repository<Article>.find', 1, 1], ['article.notes', 5, 5], ['article.writer', 1, 1]])
      expect(placesOf(trace.calls[1]?.sites)).toEqual([[lineOf('together'), 5]])
      const loaded = await countQueries(async () => {
        for (const article of await source.getRepository(blog.models.Article).find({ relations: { writer: true } }) as unknown as Row[]) await article['writer']
      })
      expect(callsOf(loaded)).toEqual([['Repository<Article>.find', 1, 1]])
    })

    test('two queries of one name are told apart: rows, and rows for each of them', async () => {
      const { Category } = blog.models
      async function trees(): Promise<void> {
        const roots = await source.getRepository(Category).findBy({ parent: blog.orm.IsNull() } as never) // roots
        for (const { id } of roots) await source.getRepository(Category).findBy({ parent: { id } } as never) // children
      }
      const trace = await countQueries(trees)
      expect(callsOf(trace)).toEqual([['Repository<Category>.findBy', 3, 3]])
      expect(trace.shapes.map(({ begins, sites }) => [begins, ...placesOf(sites).map(([line]) => line)])).toEqual([[1, lineOf('roots')], [2, lineOf('children')]])
      expect(findingsOf(trace).map(({ rule, location, certainty }) => [rule, location.line, certainty])).toEqual([['no-query-in-loop', lineOf('children'), 'yes']])
    })

    test('an operation that sends nothing is no sign of blindness', async () => {
      const trace = await countQueries(() => source.getRepository(blog.models.Setting).save([]))
      expect(callsOf(trace)).toEqual([['Repository<Setting>.save', 1, 0]])
      expect(trace.blind).toEqual([])
    })

    test('one operation with many statements is no loop', async () => {
      const trace = await countQueries(async () => {
        await source.getTreeRepository(blog.models.Category).findTrees()
        await source.getRepository(blog.models.Setting).save([1, 2, 3].map((n) => ({ key: `key ${n}`, value: `value ${Math.random()}` })) as never)
      })
      expect(callsOf(trace)).toEqual([['TreeRepository<Category>.findTrees', 1, 3], ['Repository<Setting>.save', 1, 4]])
      expect(findingsOf(trace)).toEqual([])
    })

    test('a transaction is no operation: what its callback does is the application\'s', async () => {
      const trace = await countQueries(() => source.transaction(async (manager) => {
        for (const id of [1, 2, 3]) await manager.update(blog.models.Post, { id }, { views: id } as never) // in transaction
        return manager.count(blog.models.Post)
      }))
      expect(trace.result).toBe(10)
      expect(callsOf(trace)).toEqual([['EntityManager.update(Post)', 3, 3], ['EntityManager.count(Post)', 1, 1]])
      expect(trace).toMatchObject({ statements: 4, writes: 3, reads: 1, control: 2, peakConcurrency: 1, roundTrips: 4 })
      expect(placesOf(trace.calls[0]?.sites).map(([line]) => line)).toEqual(expect.arrayContaining([lineOf('in transaction')]))
    })

    test('transactions of a query runner: control apart, its own queries without operation at their lines', async () => {
      const runner = source.createQueryRunner()
      const trace = await countQueries(async () => {
        await runner.startTransaction()
        await runner.startTransaction()
        await runner.query('SELECT 1 AS one') // by runner
        await runner.manager.count(blog.models.Post)
        await runner.commitTransaction()
        await runner.rollbackTransaction()
      })
      await runner.release()
      expect(callsOf(trace)).toEqual([['EntityManager.count(Post)', 1, 1]])
      expect(trace).toMatchObject({ statements: 2, control: 4 })
      const raw = trace.shapes.find(({ operation, kind }) => operation === undefined && kind === 'read')
      expect(placesOf(raw?.sites)).toEqual([[lineOf('by runner'), 1]])
    })

    test('what hooks query is theirs', async () => {
      const { Post } = blog.models as unknown as { readonly Post: typeof BaseEntity & { loaded?: (post: Row) => void } }
      const pending: Promise<unknown>[] = []
      const trace = await countQueries(async () => {
        Post.loaded = ({ id }) => void pending.push(source.getRepository(blog.models.Comment).countBy({ postId: id } as never)) // in hook
        await all('Post')
        await Promise.all(pending)
      }).finally(() => delete Post.loaded)
      expect(callsOf(trace)).toEqual([['Repository<Post>.find', 1, 1], ['Repository<Comment>.countBy', 10, 10]])
      expect(placesOf(trace.calls[1]?.sites)).toEqual([[lineOf('in hook'), 10]])
      const subscriber = { afterLoad: (row: Row) => void (row.constructor === blog.models.Tag && pending.push(source.query('SELECT 1 AS one'))) }
      source.subscribers.push(subscriber as never)
      const subscribed = await countQueries(async () => {
        await all('Tag')
        await Promise.all(pending)
      }).finally(() => source.subscribers.splice(source.subscribers.indexOf(subscriber as never), 1))
      expect(callsOf(subscribed)).toEqual([['Repository<Tag>.find', 1, 1], ['DataSource.query', 2, 2]])
    })

    test('scopes at the same time share nothing, whoever opened the connections', async () => {
      const run = (authorId: number, times: number) => countQueries(async () => {
        for (let time = 0; time < times; time += 1) await source.getRepository(blog.models.Post).findBy({ authorId } as never)
        await Promise.all([1, 2, 3, 4, 5, 6].map(() => all('Tag')))
        const [article] = await all('Article')
        await article?.['writer']
      })
      const traces = await Promise.all([run(1, 2), run(2, 5), run(3, 1)])
      expect(traces.map(({ statements, operations }) => [statements, operations])).toEqual([[10, 10], [13, 13], [9, 9]])
      expect(traces.map(({ unanswered, late }) => [unanswered, late])).toEqual([[0, 0], [0, 0], [0, 0]])
    })

    test('of conditions and data, traces keep the structure alone', async () => {
      const trace = await countQueries(async () => {
        await source.getRepository(blog.models.Post).find({ where: { title: 'secret', authorId: 4711 } as never })
        await source.getRepository(blog.models.Post).createQueryBuilder('post').where('post.title = :title', { title: 'secret' }).take(5).getMany()
        await source.getRepository(blog.models.Setting).save({ key: 'key 2', value: 'secret' } as never)
      })
      const [found, built, saved] = trace.calls.map(({ call }) => call)
      expect(found?.filters.map(({ path, operator }) => [path.join('.'), operator])).toEqual([['title', 'equals'], ['authorId', 'equals']])
      expect(found).toMatchObject({ bulk: { hint: expect.stringContaining('authorId: In([ … ])') as string } })
      expect(built?.filters.map(({ path, operator }) => [path.join('.'), operator])).toEqual([['title', 'equals']])
      expect(saved).toMatchObject({ effect: 'write', entity: 'Setting' })
      expect(JSON.stringify(trace.calls)).not.toMatch(/secret|4711/)
    })
  })
})
