// What is asserted of counts, and how a failure reads.

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { countQueries, instrument, uninstrument } from '../../../src/runtime.ts'
import { UnfitCount, executes, executesAtMost, hasNPlusOne, scalesConstantly } from '../../../src/runtime/expect/assertions.ts'
import type { Answer } from '../../../src/runtime/expect/assertions.ts'
import { UnfitSizes } from '../../../src/runtime/expect/growth.ts'
import { BlindCount, NothingToCount } from '../../../src/runtime/expect/subject.ts'
import { state } from '../../../src/runtime/state.ts'
import { type EmbeddedBlog, embeddedBlog } from '../embedded.ts'

const file = 'test/runtime/embedded.ts'
let blog: EmbeddedBlog

beforeAll(async () => {
  blog = await embeddedBlog()
})

beforeEach(() => blog.populate(3))

afterAll(async () => {
  uninstrument()
  await blog.close()
})

/** Durations differ from run to run. */
function text({ message }: Answer): string {
  return message().replace(/\d+\.\d ms/g, 'N ms')
}

describe('a number of statements', () => {
  test('is exact, or at most', async () => {
    const answers = await Promise.all([executes(blog.together, 1), executes(blog.together, 2), executesAtMost(blog.oneByOne, 4), executesAtMost(blog.oneByOne, 3)])
    expect(answers.map(({ pass }) => pass)).toEqual([true, false, true, false])
  })

  test('says what ran instead, how often, from which line, for which rows, and the remedy', async () => {
    const message = text(await executes(blog.oneByOne, 1))
    expect(message).toMatch(/^Expected 1 statement, and 4 ran\.\n\n {2}3 × {2}Repository<Post>\.findBy: select … from post post where \(\(post\.authorid = \?\)\)\n {7}at test\/runtime\/embedded\.ts:\d+ /i)
    expect(message).toContain('block oneByOne: 4 statements of 4 operations (4 reads, 0 writes), 4 round trips in a row, N ms')
    expect(message).toContain('no-query-in-loop  `Repository<Post>.findBy` runs once for each row of `Repository<Author>.find`')
    expect(message).toContain('for (const author of all) author.posts = await posts.findBy({ authorId: author.id })')
    expect(message).toContain('`postRepository.findBy({ authorId: In([ … ]) })` loads the rows of all items in one query')
  })

  test.each([['1'], [1.5], [-1], [Number.NaN], [undefined]])('is a whole number, not %j', async (wanted) => {
    await expect(executes(blog.together, wanted as never)).rejects.toThrow(UnfitCount)
  })

  test('at most is a number, whole or not', async () => {
    await expect(executesAtMost(blog.together, '1' as never)).rejects.toThrow('A number of statements is expected, and "1" is none.')
    await expect(executesAtMost(blog.together, Number.NaN)).rejects.toThrow(UnfitCount)
    expect((await executesAtMost(blog.together, 1.5)).pass).toBe(true)
  })

  test('is told of a trace that was counted before', async () => {
    const trace = await countQueries(blog.oneByOne)
    expect((await executes(trace, 4)).pass).toBe(true)
    expect((await hasNPlusOne(trace)).pass).toBe(true)
  })
})

describe('an N+1', () => {
  test('is one if two statements run for two rows, and none if a join or a list loads them', async () => {
    await blog.populate(2)
    const [one, other] = [await hasNPlusOne(blog.oneByOne), await hasNPlusOne(blog.together)]
    expect([one.pass, other.pass]).toEqual([true, false])
    expect(text(one)).toMatch(/^Expected no N\+1, and there is one\./)
    expect(text(other)).toMatch(/^Expected an N\+1, and there is none\./)
  })

  test('without proof takes as many as the threshold says', async () => {
    const apart = () => Promise.all([1, 2, 3, 4].map((id) => blog.source.query('SELECT title FROM post WHERE id = ?', [id])))
    const answers = [await hasNPlusOne(apart), await hasNPlusOne(apart, { threshold: 3 })]
    expect(answers.map(({ pass }) => pass)).toEqual([false, true])
  })
})

describe('growth', () => {
  test('is none for one statement, and linear for one an item: which, and where', async () => {
    const { populate } = blog
    expect((await scalesConstantly(blog.together, { populate })).pass).toBe(true)
    const answer = await scalesConstantly(blog.oneByOne, { populate, sizes: [2, 6] })
    expect(answer.pass).toBe(false)
    expect(text(answer)).toMatch(/^Expected the same number of statements whatever the size, and it is O\(N\): 3 at 2, 7 at 6\.\n\n {2}2 → 6 ×, O\(N\) {2}Repository<Post>\.findBy: select … from post post/)
    expect(text(answer)).toContain(`at ${file}:`)
  })

  test('of the square is told, too, and what is constant beside it does not hide it', async () => {
    const pairs = async () => {
      const rows: readonly { id: number }[] = await blog.source.query('SELECT id FROM author')
      for (const one of rows) for (const other of rows) await blog.source.query('SELECT 1 FROM post WHERE id = ? AND authorId = ?', [one.id, other.id])
      for (let index = 0; index < 50; index += 1) await blog.source.query('SELECT count(*) FROM author')
    }
    expect(text(await scalesConstantly(pairs, { populate: blog.populate, sizes: [2, 6] }))).toContain('it is O(N²): 55 at 2, 87 at 6.\n\n  4 → 36 ×, O(N²)')
  })

  test('does not count what populates and what warms up', async () => {
    let runs = 0
    const warming = async () => {
      runs += 1
      if (runs === 1) await blog.oneByOne()
      await blog.together()
    }
    const outer = await countQueries(() => scalesConstantly(warming, { populate: blog.populate }))
    expect([outer.result.pass, outer.statements, runs]).toEqual([true, 2, 3])
    expect((await scalesConstantly(warming, { populate: blog.populate, warmUp: false })).pass).toBe(true)
  })

  test('is none where fewer run at a larger size', async () => {
    let size = 0
    const fewer = async () => {
      for (let index = 0; index < 30 - size; index += 1) await blog.source.query('SELECT count(*) FROM author')
    }
    expect((await scalesConstantly(fewer, { populate: (items) => { size = items } })).pass).toBe(true)
  })

  test('is measured of a function, by what populates: neither a trace nor anything else will do', async () => {
    let populated = 0
    const populate = () => { populated += 1 }
    const trace = await countQueries(blog.oneByOne)
    await expect(scalesConstantly(trace, { populate })).rejects.toThrow(/^A trace that was counted before is of one size/)
    await expect(scalesConstantly(blog.together(), { populate })).rejects.toThrow(NothingToCount)
    for (const options of [{}, undefined, { populate: 5 }]) await expect(scalesConstantly(blog.together, options as never)).rejects.toThrow('`populate` is missing')
    expect(populated).toBe(0)
  })

  test.each([[[5]], [[5, 5]], [[20, 5]], [[0, 5]]])('is not measured at %j', async (sizes) => {
    await expect(scalesConstantly(blog.together, { populate: blog.populate, sizes })).rejects.toThrow(UnfitSizes)
  })
})

describe('a count that cannot be trusted', () => {
  test('fails: what was handed over is no function', async () => {
    await expect(executes(blog.together(), 1)).rejects.toThrow(NothingToCount)
  })

  test('fails: statements ran outside every scope', async () => {
    const queue: (() => unknown)[] = []
    let wake: (() => void) | undefined
    const worker = (async () => {
      await new Promise<void>((resolve) => { wake = resolve })
      for (const job of queue) await job()
    })()
    const lost = () => {
      queue.push(() => blog.source.query('SELECT 1 FROM author'))
      wake!()
      return worker
    }
    await expect(executes(lost, 0)).rejects.toThrow(BlindCount)
    expect(state().outside).toBeGreaterThan(0)
  })

  test('fails: nothing is instrumented, and a variable that turned it off is named', async () => {
    vi.stubEnv('QUERYLINT', '0')
    uninstrument()
    await expect(executes(blog.together, 0)).rejects.toThrow('`QUERYLINT` is `0`, with which')
    vi.unstubAllEnvs()
    await expect(executes(blog.together, 0)).rejects.toThrow(/^No client is instrumented(?!.*QUERYLINT)/)
    instrument(blog.source)
  })

  test('hands on what the function throws', async () => {
    const error = new Error('mine')
    await expect(executes(() => Promise.reject(error), 0)).rejects.toBe(error)
  })
})

test('assertions that run at the same time share nothing', async () => {
  const answers = await Promise.all([executes(blog.oneByOne, 4), executes(blog.together, 1), hasNPlusOne(blog.oneByOne, { threshold: 2 }), hasNPlusOne(blog.together), executes(blog.oneByOne, 4)])
  expect(answers.map(({ pass }) => pass)).toEqual([true, true, true, false, true])
})
