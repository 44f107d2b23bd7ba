// What drivers for MySQL and MariaDB owe alike, whatever their calls look like, on a pool of three connections that was warmed outside
// every scope.

import { expect, test } from 'vitest'
import { countQueries } from '../../../src/runtime.ts'
import { takeOutside } from '../../../src/runtime/late.ts'
import { unhandled } from '../unhandled.ts'

export const POSTS = 'SELECT id FROM posts WHERE author_id = ?'
/** How traces write it. */
export const SHAPE = 'select id from posts where author_id = ?'

export interface Client {
  beginTransaction(): Promise<unknown>
  query(text: string, values?: unknown): Promise<unknown>
  execute(text: string, values?: any): Promise<unknown>
  rollback(): Promise<unknown>
}

export interface Driven {
  /** Sends by the pool, and gives the rows. */
  query(text: string, values?: readonly unknown[]): Promise<readonly { readonly id: number }[]>
  /** Sends by a pool, which calls back. */
  called(text: string, values: readonly unknown[]): Promise<unknown>
  withClient<Result>(run: (client: Client) => Promise<Result>): Promise<Result>
}

/** A call that calls back, as a promise. */
export function answered(run: (callback: (error: unknown, answer?: unknown) => void) => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    run((error, answer) => {
      if (error === null || error === undefined) resolve(answer)
      else reject(error as Error)
    })
  })
}

/** Shapes of what a function sends: text, how often, and rows. */
export async function counted(run: () => unknown): Promise<readonly [string, number, number][]> {
  const { shapes } = await countQueries(run)
  return shapes.map(({ statement, count, rows }) => [statement, count, rows])
}

/** What a transaction of a read and a write counts, with a savepoint and a variable. */
export const transaction = { statements: 2, reads: 1, writes: 1, control: 3, setup: 1, roundTrips: 2, peakConcurrency: 1, unanswered: 0 }

export function behavesAlike({ query, called, withClient }: Driven): void {
  test('counts transaction control and set-up apart', async () => {
    expect(await countQueries(() => withClient(async (client) => {
      await client.beginTransaction()
      await client.query('SET @one = 1')
      await client.query('SAVEPOINT one')
      await client.query('INSERT INTO authors (name) VALUES (?)', ['Ann'])
      await client.query(POSTS, [101])
      await client.rollback()
    }))).toMatchObject(transaction)
  })

  test('two scopes at the same time, more of them than connections, share nothing', async () => {
    const run = (author: number, times: number) => countQueries(async () => {
      for (let time = 0; time < times; time += 1) await query(POSTS, [author])
      await Promise.all([1, 2, 3, 4].map((one) => called('SELECT ? AS one', [one])))
    })
    const traces = await Promise.all([run(101, 2), run(102, 5), run(103, 1), run(104, 9)])
    expect(traces.map(({ statements }) => statements)).toEqual([6, 9, 5, 13])
    expect(traces.map(({ unanswered }) => unanswered)).toEqual([0, 0, 0, 0])
    expect(traces.map(({ peakConcurrency }) => peakConcurrency)).toEqual([4, 4, 4, 4])
  })

  test('statements outside every scope are in none, and are known', async () => {
    takeOutside()
    await countQueries(() => query(POSTS, [101]))
    await query(POSTS, [101])
    await withClient((client) => client.execute(POSTS, [101]))
    expect(takeOutside()).toBe(2)
  })

  test('proves which query a statement repeats for', async () => {
    const { shapes } = await countQueries(async () => {
      for (const { id } of await query('SELECT id, name FROM authors')) await query(POSTS, [id])
    })
    expect(shapes[1]).toMatchObject({ count: 5, distinct: 5, proof: { column: 'id', values: 5 } })
  })

  test.each<readonly [string, () => Promise<unknown>]>([
    ['of a client', () => withClient(async (client) => {
      void client.query('SELECT * FROM nobody_asked')
      await client.query('SELECT 1')
    })],
    ['of a pool', async () => {
      void query('SELECT * FROM nobody_asked')
      await query('SELECT 1')
    }],
  ])('leaves alone a rejection that nobody awaits, %s', async (_, run) => {
    expect(await unhandled(() => countQueries(run))).toMatchObject({ code: 'ER_NO_SUCH_TABLE' })
  })
}
