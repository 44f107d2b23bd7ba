// What counters of queries get wrong, on each driver with a server, by promises and by callbacks: contexts of pooled connections, levels
// that count the same, transaction control, texts that differ in comments, lists, stacks, and what nobody awaits.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countQueries, findingsOf, instrument, uninstrument } from '../../../src/runtime.ts'
import type { Trace } from '../../../src/runtime.ts'
import { takeLate, takeOutside } from '../../../src/runtime/late.ts'
import * as onMariadb from '../mariadb.ts'
import * as onPostgresql from '../postgresql.ts'
import { type Opened, type Send, ways } from './ways.ts'

const source = readFileSync(new URL(import.meta.url), 'utf8').split('\n')
const AUTHORS = 'SELECT id FROM authors ORDER BY id'
const POSTS = 'SELECT id FROM posts WHERE author_id = ?'

describe.each(ways.map((way) => [way.name, way] as const))('%s', (name, { skip, open }) => {
  describe.skipIf(skip)('where a server answers', () => {
    let database: { readonly config: object; drop(): Promise<void> }
    let opened: Opened
    let send: Send

    beforeAll(async () => {
      database = await (name.startsWith('pg') ? onPostgresql : onMariadb).blog()
      opened = open(database.config, 3);
      ({ send } = opened)
      // Connections are opened in a scope that has ended when they are used.
      await countQueries(() => Promise.all([1, 2, 3].map((one) => send('SELECT ? AS warm', [one]))))
    })

    beforeEach(() => {
      takeLate()
      takeOutside()
    })

    afterAll(async () => {
      uninstrument()
      await opened.close()
      await database.drop()
    })

    /** Lines of this file from which the statements of a shape came. */
    function linesOf({ shapes }: Trace, shape: number): readonly number[] {
      return [...new Set(shapes[shape]!.sites.flatMap(({ frames }) => frames.filter(({ file }) => file === import.meta.filename).slice(0, 1).map(({ line }) => line)))]
    }

    test('on connections that another scope has opened, each statement is in the scope and on the line that sent it', async () => {
      const loop = (last: number) => countQueries(async () => {
        for (const { id } of await send(AUTHORS)) {
          if (id <= last) await send(POSTS, [id]) // in a loop
        }
      })
      const together = (last: number) => countQueries(async () => {
        const authors = await send(AUTHORS)
        await Promise.all(authors.filter(({ id }) => id <= last).map(({ id }) => send(POSTS, [id]))) // together
      })
      const [one, two, three] = await Promise.all([loop(104), together(105), loop(102)])
      expect([one, two, three].map(({ statements, unanswered }) => [statements, unanswered])).toEqual([[5, 0], [6, 0], [3, 0]])
      expect([one, two, three].map((trace) => linesOf(trace, 1))).toEqual([[lineWith('// in a loop')], [lineWith('// together')], [lineWith('// in a loop')]])
      expect([one, two, three].map((trace) => findingsOf(trace).map(({ location }) => location.line))).toEqual([[lineWith('// in a loop')], [lineWith('// together')], [lineWith('// in a loop')]])
      expect([takeOutside(), takeLate()]).toEqual([0, []])
    })

    test('watched by its package, its pool and a connection, a statement is counted once', async () => {
      const levels = await opened.levels()
      for (const level of levels) instrument(level)
      const trace = await countQueries(async () => {
        await send(POSTS, [101])
        const connection = await opened.connect()
        await connection.send(POSTS, [102])
        await connection.release()
      })
      for (const level of levels) uninstrument(level)
      expect(trace.shapes.map(({ count, rows }) => [count, rows])).toEqual([[2, 4]])
    })

    test('transaction control is no query and no repetition, and what runs in transactions at the same time is each its own', async () => {
      const transaction = (authors: readonly number[]) => countQueries(async () => {
        const connection = await opened.connect()
        await connection.send('START TRANSACTION')
        for (const author of authors) {
          await connection.send('SAVEPOINT one')
          await connection.send(POSTS, [author])
        }
        await connection.send('ROLLBACK')
        await connection.release()
      })
      const traces = await Promise.all([transaction([101, 102]), transaction([103]), transaction([101, 104, 105])])
      expect(traces.map(({ statements, control, duplicates }) => [statements, control, duplicates])).toEqual([[2, 4, 0], [1, 3, 0], [3, 5, 0]])
      expect(traces.flatMap((trace) => findingsOf(trace))).toEqual([])
    })

    test('comments that differ from text to text are no part of a statement', async () => {
      let request = 0
      const trace = await countQueries(async () => {
        for (const { id } of await send(AUTHORS)) await send(`/* route=posts */ ${POSTS} /* traceparent='00-${request += 1}-01' */`, [id])
      })
      expect(trace.shapes.map(({ statement, count, distinct }) => [statement, count, distinct])).toEqual([
        ['select id from authors order by id', 1, 1], ['select id from posts where author_id = ?', 5, 5],
      ])
      expect(findingsOf(trace)).toHaveLength(1)
    })

    test('chunks of a list are no N+1, and neither are callers that have nothing but a statement in common', async () => {
      const one = () => send(POSTS, [101])
      const two = () => send(POSTS, [102])
      const three = () => send(POSTS, [103])
      const trace = await countQueries(async () => {
        const ids = (await send('SELECT id FROM posts ORDER BY id')).map(({ id }) => id)
        for (let from = 0; from < ids.length; from += 2) await send('SELECT id FROM comments WHERE post_id IN (?, ?)', ids.slice(from, from + 2))
        await Promise.all([one(), two(), three()])
      })
      expect(trace.shapes.map(({ count, batch }) => [count, batch])).toEqual([[1, false], [5, true], [3, false]])
      expect(findingsOf(trace)).toEqual([])
    })

    test('a pool that has to connect counts as much as one that has connected', async () => {
      const cold = open(database.config, 2)
      const run = () => countQueries(() => Promise.all([101, 102, 103].map((id) => cold.send(POSTS, [id]))))
      const counts = [await run(), await run()].map(({ statements, duplicates, roundTrips, shapes }) => [statements, duplicates, roundTrips, shapes.length])
      await cold.close()
      expect(counts).toEqual([[3, 0, 1, 1], [3, 0, 1, 1]])
    })

    test('no stack is formatted until somebody asks where a statement came from', async () => {
      const { prepareStackTrace } = Error
      let formatted = 0
      const trace = await countQueries(async () => {
        Error.prepareStackTrace = (error, frames) => {
          if (!(error instanceof Error)) formatted += 1
          return prepareStackTrace === undefined ? `${String(error)}\n${frames.map((frame) => `    at ${String(frame)}`).join('\n')}` : prepareStackTrace(error, frames)
        }
        try {
          for (let id = 0; id < 20; id += 1) await send(POSTS, [id])
        } finally {
          Error.prepareStackTrace = prepareStackTrace
        }
      })
      expect([trace.statements, formatted]).toEqual([20, 0])
      expect(trace.shapes[0]!.sites).not.toEqual([])
    })

    test('what nobody awaits is said to be late or without an answer, and its error is the program\'s alone', async () => {
      const forgotten: Promise<unknown>[] = []
      const trace = await countQueries(() => {
        forgotten.push(send('SELECT nothing FROM nowhere'), new Promise((resolve) => setTimeout(resolve, 5)).then(() => send(POSTS, [101])))
        for (const one of forgotten) one.catch(() => undefined)
      })
      expect(trace).toMatchObject({ statements: 1, unanswered: 1, late: 0 })
      expect((await Promise.allSettled(forgotten)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      expect(takeLate().map(({ statement, frames }) => [statement, frames.length > 0])).toEqual([['select id from posts where author_id = ?', true]])
    })

    test('a scope is left where it ends: not in what awaits it, in timers from before, or in listeners', async () => {
      const before = new Promise((resolve) => setTimeout(resolve, 5)).then(() => send(POSTS, [101]))
      const trace = await countQueries(() => send(POSTS, [102]))
      await send(POSTS, [103])
      await before
      expect([trace.statements, takeOutside(), takeLate()]).toEqual([1, 2, []])
    })
  })
})

function lineWith(text: string): number {
  return source.findIndex((line) => line.endsWith(text)) + 1
}
