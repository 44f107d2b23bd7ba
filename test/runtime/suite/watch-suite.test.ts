// One process' part of a watched suite, on a database in memory: what it tells the reporter.

import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instrument, uninstrument } from '../../../src/runtime.ts'
import { executes } from '../../../src/runtime/expect/assertions.ts'
import { runOutside } from '../../../src/runtime/scope.ts'
import { ExemptionWithoutReason } from '../../../src/runtime/suite/exemptions.ts'
import { closeRun, openRun } from '../../../src/runtime/suite/records.ts'
import type { SuiteRecord } from '../../../src/runtime/suite/records.ts'
import { watchSuite } from '../../../src/runtime/suite/watch-suite.ts'
import { QueryFailure, allowNPlusOne } from '../../../src/runtime/suite/watch-test.ts'

const client = createClient({ url: 'file::memory:?cache=shared' })
const find = (title: string) => client.execute({ sql: 'SELECT id FROM posts WHERE title = ?', args: [title] })

beforeAll(async () => {
  await client.execute('CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT NOT NULL)')
  instrument(client)
})

afterAll(() => {
  uninstrument()
  client.close()
})

/** What a suite of one test tells. */
async function recordsOf(options: Parameters<typeof watchSuite>[0], run: (...given: never[]) => unknown, takesCallback = false, isConcurrent = false): Promise<{ readonly records: readonly SuiteRecord[]; readonly error: unknown }> {
  const folder = openRun()
  const suite = watchSuite(options)
  const watched = suite.watched(run as () => unknown, { file: import.meta.filename, names: ['suite', 'test'], isConcurrent }, takesCallback)
  const ended: Promise<unknown> = takesCallback ? new Promise((resolve) => void watched((error: unknown) => resolve(error))) : (watched() as Promise<unknown>).then(() => undefined, (error: unknown) => error)
  const error = await ended
  suite.end(import.meta.filename)
  const records = closeRun(folder)
  delete process.env['QUERYLINT_RUN']
  return { records, error }
}

function findings({ records }: { readonly records: readonly SuiteRecord[] }): readonly string[] {
  return records.flatMap((one) => one.kind === 'test' ? one.findings.map(({ rule, location, cost }) => `${rule} ${location.file} ${cost}`) : [])
}

describe('a test', () => {
  test('is told with its name, its statements and its file', async () => {
    const { records: [record, file], error } = await recordsOf({}, () => find('one'))
    expect(error).toBeUndefined()
    expect(record).toMatchObject({ kind: 'test', key: 'test/runtime/suite/watch-suite.test.ts > suite > test', measured: { statements: 1, shapes: { 'select id from posts where title = ?': 1 } }, failed: false })
    expect(file).toMatchObject({ kind: 'file', file: 'test/runtime/suite/watch-suite.test.ts', notes: [] })
  })

  test('that fails keeps its own error, and is told as failed', async () => {
    const mine = new Error('mine')
    const { records: [record], error } = await recordsOf({ most: 0 }, async () => {
      await find('one')
      throw mine
    })
    expect(error).toBe(mine)
    expect(record).toMatchObject({ failed: true })
  })

  test('that calls back fails through its callback', async () => {
    const within = await recordsOf({ most: 1 }, ((done: () => void) => void find('one').then(() => done())) as never, true)
    const over = await recordsOf({ most: 0 }, ((done: () => void) => void find('one').then(() => done())) as never, true)
    expect(within.error).toBeUndefined()
    expect(over.error).toBeInstanceOf(QueryFailure)
  })

  test('fails for what is sent outside every scope while it runs, with the statement and its line, unless hooks of others may run beside it', async () => {
    const lost = () => runOutside(() => find('lost'))
    const { error } = await recordsOf({}, lost)
    expect((error as Error).message).toMatch(/^1 statement ran outside every scope meanwhile \(`select id from posts where title = \?` \(test\/runtime\/suite\/watch-suite\.test\.ts:\d+\)\): the code that sent it /)
    expect(await recordsOf({}, lost, false, true)).toMatchObject({ error: undefined, records: [{ failed: false }, {}] })
    const blind = await recordsOf({}, () => executes(lost, 0))
    expect((blind.error as Error).message).toMatch(/^No statement was counted, and 1 statement ran outside every scope meanwhile \(`select id/)
    expect((await recordsOf({}, () => executes(lost, 0), false, true)).error).toBeUndefined()
  })

  test('has its exemptions for itself, whichever tests run at the same time', async () => {
    const folder = openRun()
    const suite = watchSuite({ nPlusOne: 'fail', roles: { include: ['test'] } })
    const loop = async () => {
      for (const title of ['a', 'b', 'c', 'd', 'e', 'f']) await find(title)
    }
    const ran = (name: string, run: () => Promise<void>) => suite.watched(run, { file: import.meta.filename, names: [name] }, false)() as Promise<void>
    const ends = await Promise.allSettled([
      ran('plain', loop),
      ran('allowed', async () => {
        allowNPlusOne(6, 'one by one')
        await loop()
      }),
      ran('too little', async () => {
        allowNPlusOne(5, 'less')
        await loop()
      }),
      ran('for nothing', async () => {
        allowNPlusOne(6, 'gone')
        await find('a')
      }),
    ])
    suite.end(import.meta.filename)
    const notes = closeRun(folder).flatMap((one) => one.notes)
    delete process.env['QUERYLINT_RUN']
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(notes).toEqual([expect.stringContaining('> for nothing` allows'), expect.stringContaining('> too little` allows')])
  })

  test.each([[5], [5, undefined], ['5', 'why'], [5, ' '], []])('needs a number and a reason for an exemption, not %j', async (...given) => {
    expect((await recordsOf({}, () => (allowNPlusOne as (...given: readonly unknown[]) => void)(...given))).error).toBeInstanceOf(ExemptionWithoutReason)
  })

  test('calls no exemption unused where nobody counted', async () => {
    const exempt = () => allowNPlusOne(5, 'why')
    expect((await recordsOf({}, exempt)).records[0]!.notes).toEqual([expect.stringContaining('unused')])
    uninstrument()
    expect((await recordsOf({}, exempt)).records[0]!.notes).toEqual([])
    instrument(client)
  })

  test('may be asked which reads no index serves', async () => {
    const roles = { include: ['test'] as const }
    expect(findings(await recordsOf({}, () => find('one')))).toEqual([])
    expect(findings(await recordsOf({ indexes: () => client, roles }, () => find('one')))).toEqual(['no-unindexed-query test/runtime/suite/watch-suite.test.ts 1 statement'])
    expect(findings(await recordsOf({ indexes: () => client, roles, rules: { 'no-unindexed-query': false } }, () => find('one')))).toEqual([])
  })
})
