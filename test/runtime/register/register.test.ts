// `node --import querylint/register` in processes of their own, with small programs in both module systems: what they load is watched
// without a word of theirs.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { summaryText } from '../../../src/runtime/register/summary.ts'
import { ddl } from '../../harness/client.ts'
import { repository } from '../../harness/repository.ts'
import { noMariadb } from '../mariadb.ts'
import { noPostgresql } from '../postgresql.ts'
import { type Built, build, compiledClient } from './built.ts'

let built: Built

beforeAll(() => {
  built = build()
}, 120_000)

afterAll(() => built.drop())

const five = 'for (const n of [1, 2, 3, 4, 5])'
const server = "host: '127.0.0.1'"
const libsql = `const client = createClient({ url: ':memory:' }); ${five} await client.execute('SELECT ? AS n', [n])`

interface Program {
  readonly name: string
  readonly skip?: boolean
  readonly esm: string
  readonly cjs: string
  readonly body: string
  readonly at: string
}

const programs: readonly Program[] = [
  { name: '@libsql/client', esm: "import { createClient } from '@libsql/client'", cjs: "const { createClient } = require('@libsql/client')", body: libsql, at: 'client.execute' },
  {
    name: 'libsql', esm: "import Database from 'libsql'", cjs: "const Database = require('libsql')",
    body: `const statement = new Database(':memory:').prepare('SELECT ? AS n'); ${five} statement.get(n)`, at: 'statement.get',
  },
  {
    name: 'pg', skip: noPostgresql !== undefined, esm: "import { Pool } from 'pg'", cjs: "const { Pool } = require('pg')",
    body: `const pool = new Pool({ ${server}, user: 'postgres', database: 'test' }); ${five} await pool.query('SELECT $1::int AS n', [n]); await pool.end()`, at: 'pool.query',
  },
  {
    name: 'mysql2', skip: noMariadb !== undefined, esm: "import { createPool } from 'mysql2/promise'", cjs: "const { createPool } = require('mysql2/promise')",
    body: `const pool = createPool({ ${server}, user: 'root', database: 'test' }); ${five} await pool.execute('SELECT ? AS n', [n]); await pool.end()`, at: 'pool.execute',
  },
  {
    name: 'mariadb', skip: noMariadb !== undefined, esm: "import * as mariadb from 'mariadb'", cjs: "const mariadb = require('mariadb')",
    body: `const pool = mariadb.createPool({ ${server}, user: 'root', database: 'test', connectionLimit: 1 }); ${five} await pool.query('SELECT ? AS n', [n]); await pool.end()`, at: 'pool.query',
  },
]

describe.each(programs)('$name', ({ name, skip = false, esm, cjs, body, at }) => {
  const file = name.replaceAll(/\W/g, '')

  test.skipIf(skip).each([
    [`${file}.mjs`, `${esm}\n${body}\n`],
    [`${file}.cjs`, `${cjs}\nvoid (async () => {\n${body} })()\n`],
  ])('%s', (path, source) => {
    const { summary } = built.run(path, source)
    expect(summary).toMatchObject({ routes: [], rest: { statements: 5, reads: 5, writes: 0 } })
    const line = source.split('\n').findIndex((one) => one.includes(at))
    const column = source.split('\n')[line]!.lastIndexOf(at) + 1
    expect(summary!.findings).toMatchObject([{ rule: 'no-query-in-loop', location: { file: path, line: line + 1, column } }])
  })
})

const typeorm = `
  const note = new EntitySchema({ name: 'note', columns: { id: { type: 'int', primary: true, generated: true }, text: { type: 'varchar' } } })
  const source = await new DataSource({ type: 'sqljs', entities: [note], synchronize: true }).initialize()
  for (const text of ['a', 'b', 'c', 'd', 'e']) await source.getRepository('note').findBy({ text })
`

test.each([
  ['typeorm.mjs', `import { DataSource, EntitySchema } from 'typeorm'\n${typeorm}`],
  ['typeorm.cjs', `const { DataSource, EntitySchema } = require('typeorm')\nvoid (async () => {${typeorm}})()\n`],
])('a data source of TypeORM, %s', (path, source) => {
  const { summary } = built.run(path, source)
  expect(summary).toMatchObject({ rest: { operations: 5, reads: 5 } })
  expect(summary!.findings).toMatchObject([{ rule: 'no-query-in-loop', location: { file: path } }])
})

test('a client of Prisma', async () => {
  const path = 'prisma.mjs'
  const { summary } = built.run(path, `
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { createClient } from '@libsql/client'
import { PrismaClient } from ${JSON.stringify(compiledClient(built.folder))}
const url = 'file:${join(built.folder, 'blog.db')}'
await createClient({ url }).executeMultiple(${JSON.stringify(await ddl())})
const prisma = new PrismaClient({ adapter: new PrismaLibSql({ url }) })
for (const authorId of [1, 2, 3, 4, 5]) await prisma.post.findMany({ where: { authorId } })
`)
  expect(summary).toMatchObject({ rest: { operations: 5, reads: 5 } })
  expect(summary!.findings).toMatchObject([{ rule: 'no-query-in-loop', location: { file: path, line: 8 } }])
})

test.each([
  ['exchanged.mjs', "const { default: Database } = await import('libsql')"],
  ['exchanged.cjs', "const Database = require('libsql')"],
])('packages that a loader reads which has taken the place of node\'s, as those of TypeScript do, %s', (path, load) => {
  const { summary } = built.run(path, `
const { readFileSync } = process.getBuiltinModule('node:fs')
process.getBuiltinModule('node:module')._extensions['.js'] = (loaded, path) => loaded._compile(readFileSync(path, 'utf8'), path)
${load}
new Database(':memory:').prepare('SELECT 1 AS n').get()
`)
  expect(summary).toMatchObject({ rest: { statements: 1 } })
})

test('several copies of a package', () => {
  const copy = join(built.folder, 'node_modules/other/node_modules/libsql')
  mkdirSync(copy, { recursive: true })
  cpSync(join(repository, 'node_modules/libsql'), copy, { recursive: true })
  const { summary } = built.run('copies.cjs', `
    for (const path of ['libsql', './node_modules/other/node_modules/libsql']) {
      const Database = require(path)
      new Database(':memory:').prepare('SELECT 1 AS n').get()
    }
  `)
  expect(summary).toMatchObject({ rest: { statements: 2 } })
})

test.each([
  ['loader.mjs', "import { createServer } from 'node:http'\nimport { createClient } from '@libsql/client'\nimport DataLoader from 'dataloader'"],
  ['loader.cjs', "const { createServer } = require('node:http')\nconst { createClient } = require('@libsql/client')\nconst DataLoader = require('dataloader')"],
])('a loader that requests share, %s', (path, imports) => {
  const { out } = built.run(path, `${imports}
const client = createClient({ url: ':memory:' })
const send = async (keys) => {
  await client.execute('SELECT 1 AS n')
  return keys
}
const loader = new DataLoader(send, { cache: false, batchScheduleFn: (dispatch) => { both = dispatch } })
let asked = 0
let both
const server = createServer(async ({ url }, response) => {
  asked += 1
  const loaded = loader.load(url)
  if (asked === 2) both()
  response.end(await loaded)
}).listen(0, async () => {
  const answers = await Promise.all(['/a', '/b'].map((path) => fetch('http://127.0.0.1:' + server.address().port + path)))
  console.log(answers.map(({ headers }) => headers.get('x-query-count')).join())
  server.close()
  server.closeAllConnections()
})`)
  expect(out.trim()).toBe('1,1')
})

test('what was loaded before', () => {
  const { summary } = built.run('late.cjs', "const { createClient } = require('@libsql/client')\nvoid (async () => {\nawait createClient({ url: ':memory:' }).execute('SELECT 1') })()\n", {}, ['--require', '@libsql/client', '--require', 'querylint/register'])
  expect(summary).toMatchObject({ rest: { statements: 1 } })
})

describe('environment', () => {
  const source = `import { createClient } from '@libsql/client'\n${libsql}\n`

  test.each<readonly [string, NodeJS.ProcessEnv, boolean]>([
    ['off in production', { NODE_ENV: 'production' }, false],
    ['on in production where it is asked for', { NODE_ENV: 'production', QUERYLINT: '1' }, true],
    ['off where that is asked for', { QUERYLINT: '0' }, false],
  ])('%s', (_, environment, isOn) => {
    const { summary } = built.run('environment.mjs', source, environment)
    expect(summary?.rest.statements).toBe(isOn ? 5 : undefined)
  })

  test('prints the summary on demand, and nothing otherwise', () => {
    const { out } = built.run('print.mjs', source, { QUERYLINT_SUMMARY: '1' })
    expect(out).toContain('querylint: 5 statements (5 reads, 0 writes)')
    expect(out).toContain('no-query-in-loop')
    expect(built.run('print.mjs', source, { QUERYLINT_SUMMARY: '' }).out).toBe('')
  })

  const stopped = (listen: string) => `
import { createClient } from '@libsql/client'
const client = createClient({ url: ':memory:' })
for (let n = 0; n < 5; n += 1) await client.execute('SELECT ? AS n', [n])
setInterval(() => {}, 60_000)
${listen}
process.kill(process.pid, 'SIGINT')
`

  // The last but one are what `signal-exit` and NestJS do.
  test.each<readonly [string, string, NodeJS.Signals | null, number]>([
    ['nobody', '', 'SIGINT', 5],
    ['who ends it', "process.once('SIGINT', () => process.exit(0))", null, 5],
    ['who ends it later', "process.once('SIGINT', async () => { await client.execute('SELECT 1'); process.exit(0) })", null, 6],
    ['who counts the others', "const one = () => { if (process.listeners('SIGINT').length === 1) { process.off('SIGINT', one); process.kill(process.pid, 'SIGINT') } }; process.on('SIGINT', one)", 'SIGINT', 5],
    ['who sends it again', "const one = async () => { await null; process.off('SIGINT', one); process.kill(process.pid, 'SIGINT') }; process.on('SIGINT', one)", 'SIGINT', 5],
    ['who goes on', "process.on('SIGINT', () => setTimeout(() => process.exit(0), 50))", null, 5],
  ])('a program that a signal stops has a summary, and ends as it would: with %s listening', (_, listen, ended, statements) => {
    const { summary, signal } = built.run('stopped.mjs', stopped(listen))
    expect(signal).toBe(ended)
    expect(summary?.rest.statements).toBe(statements)
    const { out } = built.run('stopped.mjs', stopped(listen), { QUERYLINT_SUMMARY: '1' })
    expect(out.match(/querylint: 5 statements/g)).toHaveLength(1)
  })

  test('a summary whose folder is missing makes it', () => {
    built.run('folder.mjs', source, { QUERYLINT_SUMMARY: join(built.folder, 'logs/deep/summary.json') })
    expect(JSON.parse(readFileSync(join(built.folder, 'logs/deep/summary.json'), 'utf8'))).toMatchObject({ rest: { statements: 5 } })
  })

  test('a summary that cannot be written is told, and the program ends as it would', () => {
    writeFileSync(join(built.folder, 'taken'), '')
    const { out } = built.run('taken.mjs', `${source}console.log('done')\n`, { QUERYLINT_SUMMARY: join(built.folder, 'taken/summary.json') })
    expect(out).toMatch(/^done\nquerylint: the summary could not be written: E[A-Z]+: .*taken.*\n$/)
  })

  test('a process that loads no driver and serves nobody has no summary, and one that loads one has', () => {
    const loading = "import { createClient } from '@libsql/client'\nvoid createClient\n"
    expect(built.run('idle.mjs', "console.log('idle')\n", { QUERYLINT_SUMMARY: '1' }).out).toBe('idle\n')
    expect(built.run('idle.mjs', '').summary).toBeUndefined()
    expect(built.run('loading.mjs', loading, { QUERYLINT_SUMMARY: '1' }).out).toContain('querylint: 0 statements')
    expect(built.run('loading.mjs', loading).summary).toMatchObject({ rest: { statements: 0 } })
  })

  test('what a request sends after its answer is told as late, by its route', () => {
    const late = `
import { createServer } from 'node:http'
import { createClient } from '@libsql/client'
const client = createClient({ url: ':memory:' })
const server = createServer(async (request, response) => {
  await client.execute('SELECT 0 AS n')
  response.end('accepted')
  if (request.url === '/late') setTimeout(async () => { ${five} await client.execute('SELECT ? AS n', [n]) }, 10)
}).listen(0, async () => {
  for (const path of ['/late', '/late', '/soon']) await (await fetch(\`http://127.0.0.1:\${server.address().port}\${path}\`)).text()
  setTimeout(() => {
    server.close()
    server.closeAllConnections()
  }, 200)
})
`
    expect(built.run('answered.mjs', late).summary).toMatchObject({
      routes: [{ route: '/late', requests: 2, statements: 2, mostStatements: 1, late: 10 }, { route: '/soon', requests: 1, statements: 1, late: 0 }], rest: { statements: 0 },
    })
    const { out } = built.run('answered.mjs', late, { QUERYLINT_SUMMARY: '1' })
    expect(out).toContain('querylint: 3 statements in 3 requests, 10 late, 0 statements outside of them')
    expect(out).toContain('GET /late: 2 requests, 1 statement at most, 1.0 on average, 10 late\n')
    expect(out).toContain('GET /soon: 1 request, 1 statement at most, 1.0 on average\n')
  })

  const app = `
import { createServer } from 'node:http'
import { createClient } from '@libsql/client'
const client = createClient({ url: ':memory:' })
await client.execute('SELECT 0 AS start')
const server = createServer(async (request, response) => {
  ${five} await client.execute('SELECT ? AS n', [n])
  response.end('done')
}).listen(0, async () => {
  const answers = [await fetch(\`http://127.0.0.1:\${server.address().port}/a\`), await fetch(\`http://127.0.0.1:\${server.address().port}/a\`)]
  console.log(answers.map((one) => one.headers.get('x-query-count')).join())
  server.close()
  server.closeAllConnections()
})
`

  test.each<readonly [NodeJS.ProcessEnv, string, object]>([
    [{}, '5,5', { routes: [{ method: 'GET', route: '/a', requests: 2, statements: 10, mostStatements: 5 }], rest: { statements: 1 }, findings: [{ rule: 'no-query-in-loop' }] }],
    [{ QUERYLINT_HEADERS: '0' }, ',', { routes: [{ requests: 2 }] }],
    [{ QUERYLINT_HTTP: '0' }, ',', { routes: [], rest: { statements: 11 } }],
  ])('requests are scopes, %o', (environment, headers, expected) => {
    const { out, summary } = built.run('server.mjs', app, environment)
    expect(out.trim()).toBe(headers)
    expect(summary).toMatchObject(expected)
  })
})

test('loads nothing that is installed', () => {
  const { out } = built.run('loaded.cjs', "console.log(Object.keys(require.cache).filter((path) => !path.startsWith(__dirname)).length)", {}, ['--require', 'querylint/register'])
  expect(out.trim()).toBe('0')
})

test('a summary counts one statement as one', () => {
  const rest = { operations: 0, statements: 0, reads: 0, writes: 0, control: 0, setup: 0, rows: 0, databaseMs: 0, roundTrips: 0, duplicates: 0 }
  const route = { method: 'GET', route: '/', requests: 1, statements: 1, mostStatements: 1, late: 0, databaseMs: 1 }
  expect(summaryText({ routes: [route], rest, findings: [] })).toContain('GET /: 1 request, 1 statement at most, 1.0 on average')
})
