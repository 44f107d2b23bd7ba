// What an ORM's instrument tells the recorder, with a real driver below: operations and their statements, joined; nothing counted twice.

import { setImmediate as nextRound } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OperationDescription } from '../../src/model/instrument.ts'
import type { OrmCall } from '../../src/model/orm-call.ts'
import { countQueries, findingsOf, instrument, problemsOf, uninstrument } from '../../src/runtime.ts'
import { takeOutside } from '../../src/runtime/late.ts'
import { newRecorder } from '../../src/runtime/recorder.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

const POSTS = 'SELECT id FROM posts WHERE author_id = $1'
const recorder = newRecorder()

describe.skipIf(noPostgresql !== undefined)('operations', () => {
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await watchedBlog(2)
    pool = database.pool
  })

  afterAll(() => database.close())

  function operation<Result>(description: OperationDescription, run: () => Result, above: Function = operation): Result {
    const context = recorder.operation(description, above)
    return context === undefined ? run() : recorder.run(context, run)
  }

  const find: OperationDescription = { orm: 'anorm', name: 'posts.find', entity: 'Post', effect: 'read' }

  /** An ORM that loads an author's posts, their comments, and how many there are. */
  function posts(author: number, description = find) {
    return operation(description, async () => {
      const { rows } = await pool.query(POSTS, [author])
      await pool.query('SELECT id FROM comments WHERE post_id = ANY($1)', [rows.map(({ id }) => id)])
      return (await pool.query('SELECT count(*) FROM posts WHERE author_id = $1', [author])).rows
    }, posts)
  }

  async function authors() {
    return (await pool.query<{ readonly id: number }>('SELECT id FROM authors')).rows
  }

  test('several statements of an operation per row are one finding, at the call of the operation', async () => {
    const trace = await countQueries(async () => {
      for (const { id } of await authors()) {
        await posts(id) // the loop's call
      }
    })
    expect(trace).toMatchObject({ operations: 5, statements: 16 })
    expect(trace.calls).toMatchObject([{ orm: 'anorm', name: 'posts.find', entity: 'Post', count: 5, statements: 15 }])
    expect(trace.shapes.map(({ operation, count, batch }) => [operation, count, batch])).toEqual([
      [undefined, 1, false], ['anorm posts.find', 5, false], ['anorm posts.find', 5, true], ['anorm posts.find', 5, false],
    ])
    const findings = findingsOf(trace)
    expect(findings.map(({ message }) => message)).toEqual(['`posts.find` runs once for each row of `select id from authors`: 15 statements.'])
    expect(findings[0]!.excerpt).toContain('the loop\'s call')
    expect(findings[0]!.key).toContain('|posts.find')
  })

  test('the remedy is in the terms of the ORM where its semantics know the call', async () => {
    const bulk = { operation: 'findMany', returnsRows: true, hint: '`posts.findMany({ author: [...] })` loads the posts of all authors' }
    const description = { ...find, call: () => ({ bulk }) as unknown as OrmCall }
    const trace = await countQueries(async () => {
      for (const { id } of await authors()) await posts(id, description)
    })
    expect(findingsOf(trace)[0]!.remedy).toBe('Load it for all rows at once: `posts.findMany({ author: [...] })` loads the posts of all authors.')
  })

  test('a relation that is loaded from a row is the finding of its own rule', async () => {
    const trace = await countQueries(async () => {
      for (const { id } of await authors()) await posts(id, { ...find, name: 'author.posts', relation: 'posts' })
    })
    expect(findingsOf(trace).map(({ rule, message }) => [rule, message])).toEqual([
      ['no-lazy-relation-in-loop', '`author.posts` loads a relation of each row of `select id from authors`: 15 statements.'],
    ])
  })

  test('calls that the ORM merged into one statement are none', async () => {
    const trace = await countQueries(async () => {
      const waiting: number[] = []
      let batch: Promise<unknown> | undefined
      // As a loader does: the first call of a round sends for all.
      const load = (id: number) => operation(find, () => {
        waiting.push(id)
        batch ??= nextRound().then(() => pool.query('SELECT id FROM posts WHERE author_id = ANY($1)', [waiting]))
        return batch
      })
      await Promise.all((await authors()).map(({ id }) => load(id)))
    })
    expect(trace).toMatchObject({ operations: 5, statements: 2, blind: [] })
    expect(findingsOf(trace)).toEqual([])
  })

  test('one operation that sends many statements by itself is no loop of its caller', async () => {
    const trace = await countQueries(async () => {
      const all = await authors()
      await operation({ ...find, name: 'authors.save', effect: 'write' }, async () => {
        for (const { id } of all) await pool.query('UPDATE authors SET name = $2 WHERE id = $1', [id, 'new'])
      })
    })
    expect(trace).toMatchObject({ operations: 1, statements: 6 })
    expect(findingsOf(trace)).toEqual([])
  })

  test('one that saves and looks first is a write', async () => {
    const save = (id: number) => operation({ ...find, name: 'authors.save', effect: 'write' }, async () => {
      await pool.query('SELECT id, name FROM authors WHERE id = $1', [id])
      await pool.query('UPDATE authors SET name = $2 WHERE id = $1', [id, 'new'])
    }, save)
    const trace = await countQueries(async () => {
      for (const { id } of await authors()) await save(id)
    })
    expect(findingsOf(trace).map(({ rule, message }) => [rule, message])).toEqual([
      ['no-write-in-loop', '`authors.save` runs once for each row of `select id from authors`: 10 statements.'],
    ])
  })

  test('a raw statement that writes is judged by itself, whatever the ORM says of it', async () => {
    const call = () => ({ effect: 'raw' }) as unknown as OrmCall
    const raw = (sql: string, values: readonly unknown[]) => operation({ orm: 'anorm', name: 'anorm.query', effect: 'raw', call }, () => pool.query(sql, [...values]), raw)
    const deleted = await countQueries(async () => {
      for (const { id } of await authors()) await raw('DELETE FROM comments WHERE post_id = $1', [id])
    })
    expect(findingsOf(deleted).map(({ rule, message }) => [rule, message])).toEqual([
      ['no-write-in-loop', '`anorm.query: delete from comments where post_id = ?` runs once for each row of `select id from authors`: 5 statements.'],
    ])
    const renamed = await countQueries(async () => {
      for (const { id } of await authors()) await raw('UPDATE authors SET name = $2 WHERE id = $1', [id, `author ${id}`])
    })
    expect(findingsOf(renamed)).toEqual([])
  })

  test('an operation within another is a part of it; code of the application within one is its own again', async () => {
    const trace = await countQueries(() => operation({ ...find, name: 'posts.transaction' }, async () => {
      await posts(101)
      await recorder.application(() => posts(102))
    }))
    expect(trace.calls.map(({ name, count, statements }) => [name, count, statements])).toEqual([['posts.transaction', 1, 3], ['posts.find', 1, 3]])
  })

  test('what a level claims is recorded by none below, in a scope or outside', async () => {
    const send = async () => {
      const statement = recorder.begin('SELECT 1 AS claimed', [], 'postgresql', send)
      const { rows } = await recorder.claimed(() => pool.query('SELECT 1 AS claimed'))
      recorder.end(statement, rows)
      recorder.end(statement, rows)
      recorder.fail(statement)
      return recorder.claimed(() => recorder.application(() => pool.query(POSTS, [101])))
    }
    const trace = await countQueries(send)
    expect(trace.shapes.map(({ statement, count, rows, failed }) => [statement, count, rows, failed])).toEqual([['select ? as claimed', 1, 1, 0], ['select id from posts where author_id = ?', 1, 2, 0]])
    takeOutside()
    await send()
    expect(takeOutside()).toBe(2)
  })

  test('an operation that starts later belongs where it was called and counts where it starts', async () => {
    const lazy = (id: number) => {
      const site = recorder.site(find, lazy)
      return { then: (resolve: (value: unknown) => void) => void posts(id, { ...find, site }).then(resolve) }
    }
    const never = lazy(101)
    const trace = await countQueries(async () => {
      const calls = (await authors()).map(({ id }) => lazy(id)) // where it is called
      for (const call of calls) await call
    })
    expect(never).toBeDefined()
    expect(trace.operations).toBe(5)
    expect(findingsOf(trace).map(({ excerpt }) => excerpt.includes('where it is called'))).toEqual([true])
  })

  test('rows of other levels prove as well, with names or without', async () => {
    const trace = await countQueries(async () => {
      const statement = recorder.begin('SELECT "id", "name" FROM "Author"', [], 'postgresql')
      recorder.end(statement, [[101, 'Ann'], [102, 'Bob'], [103, 'Cy']], ['id', 'name'])
      for (const id of [101, 102, 103]) await pool.query(POSTS, [id])
    })
    expect(trace.shapes[1]!.proof).toEqual({ parent: trace.shapes[0]!.fingerprint, column: 'id', values: 3, spare: 0, isWeak: false })
  })

  test('one of another name that sends the same text with the same parameters is a duplicate', async () => {
    const one = (name: string, text = POSTS) => operation({ ...find, name }, () => pool.query(text, [101]), one)
    const guarded = await countQueries(async () => {
      await one('posts.findOne')
      await one('posts.findOneBy')
    })
    expect(guarded.duplicates).toBe(1)
    expect(findingsOf(guarded).map(({ rule, message }) => [rule, message])).toEqual([['no-duplicate-query', '`posts.findOneBy` sends what `posts.findOne` has sent already, with the same parameters.']])
    const written = await countQueries(async () => {
      await one('posts.findOne')
      await pool.query('UPDATE posts SET title = title WHERE id = 0')
      await one('posts.findOneBy')
      await one('posts.exists', 'SELECT 1 FROM posts WHERE author_id = $1')
    })
    expect(written.duplicates).toBe(0)
  })

  test('rows prove as they came, whatever the application makes of them', async () => {
    const trace = await countQueries(async () => {
      const rows = await authors()
      const ids = rows.map(({ id }) => id)
      for (const row of rows) Object.assign(row, { id: 0 })
      for (const id of ids) await pool.query(POSTS, [id])
    })
    expect(trace.shapes[1]!.proof).toMatchObject({ parent: trace.shapes[0]!.fingerprint, column: 'id' })
  })

  test('what is handed to a driver that nobody watches enters no async context', async () => {
    const outside = recorder.context()
    await recorder.below(async () => expect(recorder.context()).not.toBe(outside))
    uninstrument()
    await recorder.below(async () => expect(recorder.context()).toBe(outside))
    instrument(pool)
  })

  test('an instrument that saw no statement of what its ORM did is blind, and says so', async () => {
    const trace = await countQueries(() => operation(find, () => recorder.claimed(() => pool.query(POSTS, [101]))))
    expect(problemsOf(trace)).toEqual([{
      severity: 'error', message: '1 operation of anorm ran, and no statement of it was seen: the driver below is not instrumented.',
      next: 'Hand the driver\'s pool or client to `instrument` as well.',
    }])
  })

  test('whatever an instrument hands in, nothing throws', () => {
    const strange = { toJSON() { throw new Error('no') } }
    return countQueries(() => {
      expect(recorder.begin(undefined as unknown as string, [], 'postgresql')).toBeUndefined()
      const statement = recorder.begin('SELECT $1', [strange], 'postgresql')
      recorder.end(statement, [Object.defineProperty({}, 'id', { enumerable: true, get() { throw new Error('no') } })])
      recorder.end(undefined)
      recorder.fail(undefined)
      recorder.rows(undefined, [1])
      expect(recorder.bound(undefined)).toBeUndefined()
      expect(recorder.bound(function two(_one: unknown, _two: unknown) {})).toHaveLength(2)
    })
  })
})
