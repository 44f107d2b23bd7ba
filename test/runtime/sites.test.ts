// Call sites, to the line and column: in code that a test runner transformed, in plain JavaScript, in compiled TypeScript with source
// maps, behind helpers, callbacks and classes.

import { readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallFrame } from '../../src/model/trace.ts'
import { countQueries, findingsOf } from '../../src/runtime.ts'
import { codeAt } from '../../src/runtime/source.ts'
import { framesOf } from '../../src/runtime/stack.ts'
import { repository } from '../harness/repository.ts'
import { run as runNode, succeeded, tool } from '../package/run.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from './postgresql.ts'

const here = new URL(import.meta.url).pathname
const source = readFileSync(here, 'utf8').split('\n')

/** `line:column` of a text in this file. */
function place(text: string, called: string): string {
  const line = source.findIndex((one) => one.includes(text))
  return `${line + 1}:${source[line]!.indexOf(called, source[line]!.indexOf(text)) + 1}`
}

const shown = ({ line, column }: CallFrame) => `${line}:${column}`

class Repository<Row extends pg.QueryResultRow> {
  // Types only, so that positions after transformation differ from those that are written.
  constructor(private readonly pool: pg.Pool, private readonly table: string) {}

  async byId(id: number): Promise<Row | undefined> {
    const { rows } = await this.pool.query<Row>(`SELECT * FROM ${this.table} WHERE id = $1`, [id])
    return rows[0]
  }
}

describe.skipIf(noPostgresql !== undefined)('call sites', () => {
  let database: WatchedDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await watchedBlog(2)
    pool = database.pool
  })

  afterAll(() => database.close())

  test('behind a class, both of its callers', async () => {
    const authors = new Repository<{ readonly id: number }>(pool, 'authors')
    const { shapes: [shape] } = await countQueries(async () => {
      await authors.byId(101)
      await authors.byId(102)
    })
    const inner = place('await this.pool.query<Row>', 'query')
    expect(shape!.sites.map(({ frames, count }) => [count, ...frames.slice(0, 2).map(shown)])).toEqual([
      [1, inner, place('await authors.byId(101)', 'byId')],
      [1, inner, place('await authors.byId(102)', 'byId')],
    ])
    expect(shape!.sites[0]!.frames[0]).toMatchObject({ file: here, function: 'Repository.byId' })
  })

  test('in callbacks of the driver', async () => {
    const { shapes } = await countQueries(() => new Promise((resolve) => pool.connect((_, client, release) => {
      client!.query('SELECT id FROM posts WHERE author_id = $1', [101], (_error, first) => {
        client!.query('SELECT id FROM comments WHERE post_id = $1', [first.rows[0].id], (_, second) => {
          release()
          resolve(second)
        })
      })
    })))
    expect(shapes.map(({ sites: [site] }) => shown(site!.frames[0]!))).toEqual([
      place("client!.query('SELECT id FROM posts", 'query'), place("client!.query('SELECT id FROM comments", 'query'),
    ])
  })

  test('at the loop, not in the helper, when the rows were read there', async () => {
    const authors = new Repository<{ readonly id: number; readonly name: string }>(pool, 'authors')
    async function list() {
      const { rows } = await pool.query('SELECT author_id FROM posts ORDER BY id')
      const names = []
      for (const { author_id: id } of rows) names.push((await authors.byId(id))?.name)
      return names
    }
    const [finding, ...others] = findingsOf(await countQueries(list), { cwd: repository })
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'no-query-in-loop', certainty: 'yes', tier: 'trace', cost: '10 statements',
      location: { file: 'test/runtime/sites.test.ts', line: Number(place('names.push((await authors', 'authors').split(':')[0]) },
      message: '`select * from authors where id = ?` runs once for each row of `select author_id from posts order by id`: 10 statements.',
      excerpt: source.find((line) => line.includes('names.push((await authors')),
    })
    expect(finding!.steps.map(({ name }) => name)).toEqual(['authors.byId', 'this.pool.query'])
    expect(finding!.excerpt.slice(finding!.location.column - 1, finding!.location.endColumn - 1)).toBe('authors.byId')
    expect(finding!.key).toBe('no-query-in-loop|test/runtime/sites.test.ts|list|' + finding!.key.split('|')[3])
    expect(finding!.key).not.toMatch(/:\d+/)
  })

  test('what runs a scope is no part of them', async () => {
    const counted = async () => {
      const once = () => pool.query('SELECT id FROM posts WHERE author_id = $1', [101])
      const { shapes: [shape] } = await countQueries(async function asked() {
        await once()
        await once()
      })
      return shape!.sites.map(({ frames }) => frames.map((frame) => frame.function))
    }
    expect(await counted()).toEqual([['once', 'asked'], ['once', 'asked']])
  })

  test('beyond the first eight they are samples that stand for the others', async () => {
    const { shapes: [shape] } = await countQueries(async () => {
      for (let index = 0; index < 300; index += 1) await pool.query('SELECT id FROM posts WHERE author_id = $1', [index])
    })
    expect(shape!.count).toBe(300)
    expect(shape!.sites.reduce((sum, { count }) => sum + count, 0)).toBe(300)
    expect(shape!.sites.reduce((sum, { distinct }) => sum + distinct, 0)).toBe(1 + 8 + 5)
  })

  describe('outside a test runner', () => {
    const folder = join(repository, '.cache', `sites-${process.pid}`)
    const program = `import pg from 'pg'
import { countQueries, instrument } from './runtime.mjs'

interface Author { readonly id: number }

const pool = instrument(new pg.Pool(JSON.parse(process.env['DATABASE']!)))
type Ids = readonly number[]

async function load(id: number): Promise<readonly Author[]> {
  return (await pool.query<Author>('SELECT id FROM authors WHERE id = $1', [id])).rows
}

const trace = await countQueries(async () => {
  const ids: Ids = [101, 102]
  for (const id of ids) {
    await load(id)
  }
})
await pool.end()
console.log(JSON.stringify(trace.shapes[0].sites.map(({ frames }) => frames.map(({ file, line, column, function: name }) => [file.split('/').at(-1), line, column, name ?? '']))))
`

    beforeAll(() => {
      mkdirSync(folder, { recursive: true })
      succeeded(tool('tsdown', ['src/runtime.ts', '--no-config', '--no-dts', '--format', 'esm', '--out-dir', folder, '--no-clean', '--logLevel', 'error'], repository))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const compiled = () => ts.transpileModule(program, { fileName: 'app.ts', compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, sourceMap: true, inlineSources: true } })
    const columns = (text: string, line: number, called: string) => text.split('\n')[line - 1]!.indexOf(called) + 1

    test('compiled, with source maps on, at the line of the source', () => {
      const { outputText, sourceMapText } = compiled()
      writeFileSync(join(folder, 'app.ts'), program)
      writeFileSync(join(folder, 'app.js'), outputText)
      writeFileSync(join(folder, 'app.js.map'), sourceMapText!)
      expect(framesIn('app.js', ['--enable-source-maps'])[0]!.slice(0, 2)).toEqual([
        ['app.ts', 10, columns(program, 10, 'query'), 'load'], ['app.ts', 16, columns(program, 16, 'load'), ''],
      ])
    })

    test('compiled, without source maps, at the line that runs', () => {
      const text = compiled().outputText.replace(/\/\/# sourceMappingURL.*/, '')
      writeFileSync(join(folder, 'plain.mjs'), text)
      const line = text.split('\n').findIndex((one) => one.includes('pool.query')) + 1
      expect(framesIn('plain.mjs', [])[0]![0]).toEqual(['plain.mjs', line, columns(text, line, 'query'), 'load'])
    })

    function framesIn(file: string, flags: readonly string[]): readonly (readonly [string, number, number, string][])[] {
      process.env['DATABASE'] = JSON.stringify(database.config)
      const { code, out, err } = runNode(process.execPath, [...flags, join(folder, file)], folder)
      if (code !== 0) throw new Error(err)
      return JSON.parse(out) as readonly (readonly [string, number, number, string][])[]
    }
  })
})

test('a stack that somebody else formats in a way of their own has no frames', () => {
  expect(framesOf({ stack: [{}] })).toEqual([])
  expect(framesOf({})).toEqual([])
})

test('lines of a stack in every form', () => {
  const stack = [
    'Error', '    at load (file:///app/src/load.ts:3:5)', '    at async Service.list [as run] (/app/src/service.ts?v=12:10:20)', '    at Array.map (<anonymous>)',
    '    at new Repository (/app/src/repository.ts:4:1)', '    at /app/src/main.ts:1:2', '    at node:internal/main:1:1', '    at Object.<anonymous> (/app/src/entry.js:9:9)',
    '    at query (/app/node_modules/pg/lib/client.js:5:5)', '    at C:\\app\\src\\win.ts:7:8', '    at eval (eval at x (/app/src/e.ts:1:1), <anonymous>:1:1)',
  ].join('\n')
  expect(framesOf({ stack })).toEqual([
    { file: '/app/src/load.ts', line: 3, column: 5, function: 'load' },
    { file: '/app/src/service.ts', line: 10, column: 20, function: 'Service.list', awaits: true, repeated: true },
    { file: '/app/src/repository.ts', line: 4, column: 1, function: 'Repository' },
    { file: '/app/src/main.ts', line: 1, column: 2 },
    { file: '/app/src/entry.js', line: 9, column: 9 },
    { file: 'C:/app/src/win.ts', line: 7, column: 8 },
  ])
})

test('source maps of packages lead to files that are not there', () => {
  const here = import.meta.filename
  const away = '/app/src/driver/postgres/PostgresQueryRunner.ts'
  const stack = ['Error', `    at PostgresQueryRunner.query (${away}:227:50)`, `    at list (${here}:3:5)`, `    at Repository.find (${away}:1:1)`].join('\n')
  expect(framesOf({ stack })).toEqual([{ file: here, line: 3, column: 5, function: 'list' }])
})

test('the call that a place is in, though a source map points behind its name', () => {
  const line = source.findIndex((one) => one.startsWith('const source = readFileSync(')) + 1
  for (const what of ['readFileSync', '(here']) {
    expect(codeAt({ file: here, line, column: source[line - 1]!.indexOf(what) + 1 })).toMatchObject({ name: 'readFileSync', column: 16, endColumn: 28 })
  }
})
