// Examples of the pages on rules that judge what ran are run, and what their comments want is what is found; so is what the runtime's
// page says that its example prints.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { rules } from '../../rules/index.ts'
import { countQueries, findingsOf, uninstrument, watchIndexes } from '../../src/runtime.ts'
import { repository } from '../harness/repository.ts'
import { disagreements, wantsOf } from '../harness/want.ts'
import { type Database, type WatchedDatabase, blog, noPostgresql, watchedBlog } from './postgresql.ts'

const folder = join(repository, '.cache', `examples-${process.pid}`)
const traced = rules.filter(({ docs }) => docs.scope === 'trace').map(({ name }) => `docs/rules/${name}.md`)

describe.skipIf(noPostgresql !== undefined).each(traced)('%s', (page) => {
  const examples = [...readFileSync(join(repository, page), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map((match) => match[1]!)
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    database = await watchedBlog()
    pool = database.pool
  })

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await database.close()
  })

  test('has examples of what is reported and of what is not', () => {
    expect(examples.map((example) => example.includes('// want'))).toEqual(expect.arrayContaining([true, false]))
  })

  test.each(examples.map((example, index) => [index + 1, example] as const))('example %i', async (index, example) => {
    const file = `${page.replaceAll(/\W/g, '-')}-${index}.ts`
    writeFileSync(join(folder, file), example)
    const { run } = await import(join(folder, file)) as { run(pool: pg.Pool): Promise<unknown> }
    const indexes = page.includes('unindexed') ? watchIndexes(pool) : undefined
    const ran = await countQueries(() => run(pool))
    const trace = await indexes?.explained(ran) ?? ran
    indexes?.stop()
    const observed = findingsOf(trace, { cwd: folder }).map(({ location, rule, message, remedy }) => ({ ...location, rule, text: `${message} ${remedy}` }))
    expect(disagreements(wantsOf(new Map([[file, example]])).findings, observed)).toEqual([])
  })
})

describe.skipIf(noPostgresql !== undefined)('docs/runtime.md', () => {
  const example = /^```ts\n([^]*?)^```$/m.exec(readFileSync(join(repository, 'docs/runtime.md'), 'utf8'))![1]!
  const folder = join(repository, '.cache', `runtime-page-${process.pid}`)
  let database: Database

  beforeAll(async () => {
    database = await blog()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'db.ts'), `import pg from 'pg'\nexport const pool = new pg.Pool(${JSON.stringify(database.config)})\n`)
    writeFileSync(join(folder, 'example.ts'), example.replace("'querylint/runtime'", JSON.stringify(join(repository, 'src/runtime.ts'))))
  })

  afterAll(async () => {
    vi.restoreAllMocks()
    uninstrument()
    rmSync(folder, { recursive: true, force: true })
    const { pool } = await import(join(folder, 'db.ts')) as { pool: pg.Pool }
    await pool.end()
    await database.drop()
  })

  test('prints what it says', async () => {
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)))
    await import(join(folder, 'example.ts'))
    const wanted = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1])
    expect(wanted.length).toBeGreaterThan(1)
    expect(printed.slice(0, wanted.length)).toEqual(wanted)
    expect(printed.at(-1)).toContain('no-query-in-loop')
  })
})
