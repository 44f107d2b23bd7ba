// That nothing changes for code under the runtime: results, errors and who hears of them, streams, other data sources and drivers that
// are watched too, and prototypes after everything was put back.

import mysql from 'mysql2'
import pg from 'pg'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../../src/runtime.ts'
import { type WatchedBlog, isMissing, watchedBlog } from './databases.ts'
import type { Row } from './models.ts'
import { callsOf, combinations } from './traces.ts'

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

    test('errors are the application\'s, and are counted', async () => {
      const repository = source.getRepository(blog.models.Setting)
      const failing = () => repository.insert({ key: 'key 1', value: 'again' } as never)
      const outside = await failing().catch((error: unknown) => error)
      let inside: unknown
      const trace = await countQueries(async () => {
        inside = await failing().catch((error: unknown) => error)
      })
      expect(inside).toBeInstanceOf(blog.orm.QueryFailedError)
      expect(inside).toEqual(outside)
      expect(trace).toMatchObject({ statements: 1, failed: 1, unanswered: 0 })
      await expect(countQueries(() => repository.findOneOrFail({ where: { key: 'none' } as never }))).rejects.toBeInstanceOf(blog.orm.EntityNotFoundError)
      await expect(countQueries(() => source.getRepository('Nobody').find())).rejects.toBeInstanceOf(blog.orm.EntityMetadataNotFoundError)
    })

    test('an error below a repository, which calls its manager, shows the line of the application that calls', async () => {
      const repository = source.getRepository(blog.models.Setting)
      const errors: unknown[] = []
      const fail = () => repository.findBy({ nope: 1 } as never).catch((error: unknown) => void errors.push(error))
      await fail()
      await countQueries(fail)
      const frames = errors.map((error) => (error as Error).stack!.split('\n'))
      const first = frames.map((lines) => lines.findIndex((line) => line.includes(import.meta.filename)))
      expect(first).not.toContain(-1)
      // One a method, and where the operation begins the engine's own beside it.
      expect(frames.map((lines, index) => lines.slice(0, first[index]).filter((line) => /\/src\/(?:orm|runtime)\/|AsyncLocalStorage/.test(line)).length)).toEqual([2, 3])
    })

    test('an error that nobody awaits stays unhandled, and one that is awaited does not', async () => {
      const unhandled: unknown[] = []
      const note = (error: unknown) => unhandled.push(error)
      const others = process.listeners('unhandledRejection')
      process.removeAllListeners('unhandledRejection').on('unhandledRejection', note)
      try {
        const runner = source.createQueryRunner()
        await countQueries(async () => {
          await runner.query('SELECT nothing FROM nowhere').catch(() => undefined)
          void runner.query('SELECT nothing FROM nowhere at all')
          await new Promise((resolve) => setTimeout(resolve, 50))
        })
        await runner.release()
        expect(unhandled.map((error) => error instanceof blog.orm.QueryFailedError)).toEqual([true])
      } finally {
        process.removeAllListeners('unhandledRejection')
        for (const listener of others) process.on('unhandledRejection', listener)
      }
    })

    test.skipIf(engine === 'sqljs')('a stream is counted with its rows, and its listeners run in the scope that added them', async () => {
      const trace = await countQueries(async () => {
        const stream = await source.getRepository(blog.models.Post).createQueryBuilder('post').orderBy('post.id').stream()
        const counts: Promise<number>[] = []
        stream.on('data', (row: unknown) => counts.push(source.getRepository(blog.models.Comment).countBy({ postId: (row as Row)['post_id'] } as never)))
        await new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject))
        return Promise.all(counts)
      })
      expect(trace.result).toEqual(Array.from({ length: 10 }, () => 2))
      expect(callsOf(trace)).toEqual([['SelectQueryBuilder<Post>.stream', 1, 1], ['Repository<Comment>.countBy', 10, 10]])
      expect(trace.shapes.map(({ rows }) => rows)).toEqual([10, 10])
      expect(trace).toMatchObject({ unanswered: 0, failed: 0 })
    })

    test.skipIf(engine === 'sqljs')('a stream that is left early has ended', async () => {
      const trace = await countQueries(async () => {
        const stream = await source.getRepository(blog.models.Post).createQueryBuilder('post').stream()
        for await (const _ of stream) break
        await new Promise((resolve) => setTimeout(resolve, 20))
      })
      expect(trace).toMatchObject({ statements: 1, failed: 0, unanswered: 0 })
    })

    test.skipIf(engine === 'sqljs')('a driver that is watched as well counts nothing twice, and its own statements once', async () => {
      const driver = instrument(engine === 'postgres' ? pg : mysql)
      try {
        const trace = await countQueries(async () => {
          await all('Post')
          await source.transaction((manager) => manager.update(blog.models.Post, { id: 1 }, { views: 1 } as never))
          if (engine === 'postgres') await (source.driver as unknown as { readonly master: pg.Pool }).master.query('SELECT 1 AS one')
        })
        expect(trace).toMatchObject({ statements: engine === 'postgres' ? 3 : 2, control: 2, operations: 2 })
      } finally {
        uninstrument(driver)
      }
    })

    test('a second data source is watched by itself; active records are, where it is instrumented before it knows them', async () => {
      const second = instrument(new blog.orm.DataSource({ type: 'sqljs', synchronize: true, entities: [blog.models.Setting] }))
      uninstrument(source)
      try {
        await second.initialize()
        const trace = await countQueries(() => blog.models.Setting.find())
        expect(callsOf(trace)).toEqual([['Setting.find', 1, 1]])
      } finally {
        await second.destroy()
        uninstrument(second)
        instrument(source)
        blog.models.Setting.useDataSource(source)
      }
      expect(callsOf(await countQueries(() => blog.models.Setting.find()))).toEqual([['Setting.find', 1, 1]])
    })

    test('results are the same objects as without', async () => {
      const find = () => source.getRepository(blog.models.Post).find({ relations: { comments: true, tags: true }, order: { id: 'ASC' } as never })
      const { result } = await countQueries(find)
      expect(result).toEqual(await find())
      expect(result[0]).toBeInstanceOf(blog.models.Post)
    })

    test('an instrument put back leaves no trace', async () => {
      const owners = () => [blog.orm.DataSource, blog.orm.EntityManager, blog.orm.Repository, blog.orm.TreeRepository, blog.orm.SelectQueryBuilder, blog.orm.InsertQueryBuilder, blog.orm.RelationQueryBuilder]
        .map(({ prototype }) => prototype as object)
      const chain = (start: object | null): readonly object[] => start === null || start === Object.prototype || start === Function.prototype ? [] : [start, ...chain(Object.getPrototypeOf(start) as object | null)]
      const everything = () => [...owners(), ...chain(source), ...chain(source.manager), ...chain(source.relationLoader), ...chain(source.driver), ...chain(source.createQueryRunner()), ...chain(source.createQueryRunner().broadcaster ?? null), ...chain(blog.models.Post), ...chain(blog.models.Post.prototype)]
      const methods = () => everything().map((owner) => Object.entries(Object.getOwnPropertyDescriptors(owner)).filter(([, { value }]) => typeof value === 'function'))
      const patched = methods()
      uninstrument(source)
      try {
        const before = methods()
        expect(patched).not.toEqual(before)
        instrument(source)
        expect(methods()).not.toEqual(before)
        uninstrument(source)
        expect(methods()).toEqual(before)
      } finally {
        instrument(source)
      }
    })
  })
})
