// Suites of the blog under each runner: what passes, what fails and how it reads, and what happens to the file of budgets.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { repository } from '../../package/run.ts'
import { BUDGETS, type Runner, freshApp, hasJest29, suffixOf } from './blog-app.ts'

const LOOP = 'author.posts = await database.getRepository(Post).findBy({ authorId: author.id })'
const app = freshApp()

describe.each<{ readonly runner: Runner; readonly file: string; readonly update: { readonly flags?: readonly string[]; readonly env?: Readonly<Record<string, string>> } }>([
  { runner: 'vitest', file: 'authors.vitest.mjs', update: { flags: ['-u'] } },
  { runner: 'jest', file: 'authors.jest.mjs', update: { flags: ['-u'] } },
  ...hasJest29 ? [{ runner: 'jest 29' as const, file: 'authors.jest.mjs', update: { flags: ['-u'] } }] : [],
  { runner: 'node-test', file: 'authors.node.mjs', update: { env: { QUERYLINT_UPDATE: '1' } } },
])('$runner', ({ runner, file, update }) => {
  const key = (name: string) => `test/${file} > authors > ${name}`
  const oneByOne = key('are listed one by one')
  const only = { files: [file] }

  test('fails an assertion with the statement, how often, its line, and the query whose rows it runs for', () => {
    app.edit('src/authors.mjs', 'return database.getRepository(Author).find({ relations: { posts: true } })', 'return listAuthorsOneByOne()')
    const { code, text } = app.run(runner, only)
    expect(code).toBe(1)
    expect(text).toContain('Expected 1 statement, and 4 ran.')
    expect(text).toMatch(/ 3 × {2}Repository<Post>\.findBy: select .*\n +at src\/authors\.mjs:12 listAuthorsOneByOne/)
    expect(text).toContain('it is O(N): 6 at 5, 21 at 20.')
    expect(text).toMatch(new RegExp(`test/${file.replaceAll('.', '\\.')}:\\d+`))
  })

  test('watches every test, reports at the end, and keeps budgets: new ones are added, an excess fails with a diff, an update takes it over, what is gone is told', () => {
    app.write(BUDGETS, '{}')
    const { code, text } = app.run(runner, only)
    expect(code, text).toBe(0)
    expect(text).toContain(`querylint  3 tests executed 20 statements. Most: 14 in \`${oneByOne}\`.`)
    expect(text).toContain('12:26  no-query-in-loop  `Repository<Post>.findBy` runs once for each row of `Repository<Author>.find`')
    expect(text).toContain('remedy  Load it for all rows at once: `postRepository.findBy({ authorId: In([ … ]) })`')
    expect(text).toContain(`test    ${oneByOne}`)
    expect(Object.keys(app.budgets().tests)).toEqual([key('are listed by one query'), key('are listed by one query however many there are'), oneByOne])
    expect(app.budgets().tests[oneByOne]!.statements).toBe(14)

    app.edit('src/authors.mjs', LOOP, `${LOOP}\n    await database.getRepository(Post).countBy({ authorId: author.id })`)
    const exceeded = app.run(runner, only)
    expect(exceeded.code).toBe(1)
    expect(exceeded.text).toContain(`\`${oneByOne}\` executes 17 statements; its budget is 14.`)
    expect(exceeded.text).toContain('+ 3 × select count(?) as cnt from post post where')
    expect(app.budgets().tests[oneByOne]!.statements).toBe(14)

    app.edit(`test/${file}`, 'are listed by one query however many there are', 'never grow')
    const updated = app.run(runner, { ...only, ...update })
    expect(updated.code, updated.text).toBe(0)
    expect(Object.keys(app.budgets().tests)).toEqual([key('are listed by one query'), oneByOne, key('never grow')])
    expect(app.budgets().tests[oneByOne]!.statements).toBe(17)
  })

  test('fails a run in which nothing was instrumented, and leaves its budgets alone', () => {
    const budget = JSON.stringify({ tests: { [key('are listed by one query however many there are')]: { statements: 3, shapes: {} } } })
    app.write(BUDGETS, budget)
    app.edit('src/database.mjs', '  instrument(database)\n', '')
    app.edit(`test/${file}`, runner === 'node-test' ? 'await assertScalesConstantly(listAuthors, { populate })' : 'await expect(listAuthors).toScaleConstantly({ populate })', 'await listAuthors()')
    const flags = runner === 'node-test' ? ['--test-name-pattern=however'] : ['-t', 'however']
    const { code, text } = app.run(runner, { ...only, flags, env: { QUERYLINT_UPDATE: '1' } })
    expect(code).toBe(1)
    expect(text).toContain('No client was instrumented in any test, so nothing was counted.')
    expect(text).not.toContain('note')
    expect(app.read(BUDGETS)).toBe(budget)
  })
})

describe('a watched suite', () => {
  const runner = 'vitest'
  const setup = (options: string) => app.write('setup.mjs', `import { watchTests } from 'querylint/vitest'\nwatchTests(${options})\n`)
  const tests = (body: string) => app.write('test/case.vitest.mjs', `import { allowNPlusOne } from 'querylint/vitest'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { findAuthor, listAuthors, listAuthorsOneByOne } from '../src/authors.mjs'
import { database, open } from '../src/database.mjs'
beforeAll(open)
${body}`)
  const ran = () => app.run(runner, { files: ['case.vitest.mjs'] })

  beforeEach(() => {
    app.edit('vitest.config.mjs', "'querylint/vitest/watch'", "'./setup.mjs'")
    setup('{}')
  })

  test('adds no budget where CI runs, tells stale ones, and takes an exemption with a reason', () => {
    const key = (name: string) => `test/authors.vitest.mjs > authors > ${name}`
    const [oneByOne, other] = [key('are listed one by one'), 'test/gone.mjs > other']
    app.write(BUDGETS, JSON.stringify({ tests: { [oneByOne]: { statements: 5, shapes: {}, allowed: 20, reason: 'moves away' }, [other]: { statements: 1, shapes: {} } } }))
    const before = app.read(BUDGETS)
    const { code, text } = app.run(runner, { files: ['authors.vitest.mjs'], env: { CI: '1' } })
    expect(code).toBe(1)
    expect(text).toContain(`\`${key('are listed by one query')}\` has no budget, and executes 4 statements.`)
    expect(text).toContain(`The budget of \`${other}\` is stale`)
    expect(text).toContain(`The budget of \`${oneByOne}\` allows 20 (moves away), and it executes 14: the exemption is too lenient.`)
    expect(text).not.toContain(`\`${oneByOne}\` executes`)
    expect(app.read(BUDGETS)).toBe(before)
  })

  test('may fail for an N+1, unless it is allowed with a number and a reason', () => {
    setup("{ nPlusOne: 'fail' }")
    tests(`
test('plain', () => listAuthorsOneByOne())
test('allowed', async () => { allowNPlusOne(3, 'three at most'); await listAuthorsOneByOne() })
test('allowed too much', async () => { allowNPlusOne(9, 'nine'); await listAuthorsOneByOne() })
test('allowed too little', async () => { allowNPlusOne(2, 'two'); await listAuthorsOneByOne() })
test('allowed for nothing', async () => { allowNPlusOne(9, 'gone'); await listAuthors() })
test('without a reason', () => { expect(() => allowNPlusOne(9, ' ')).toThrow(/a reason/) })`)
    const { code, text } = ran()
    expect(code).toBe(1)
    expect(text.match(/FAIL .*/g)).toEqual(['FAIL  test/case.vitest.mjs > plain', 'FAIL  test/case.vitest.mjs > allowed too little'])
    expect(text).toContain('`test/case.vitest.mjs > allowed too much` allows an N+1 of 9 statements (nine), and the largest has 3: the exemption is too lenient.')
    expect(text).toContain('`test/case.vitest.mjs > allowed for nothing` allows an N+1 of 9 statements (gone), and there is none: the exemption is unused.')
    expect(text).toContain('`test/case.vitest.mjs > allowed too little` allows an N+1 of 2 statements (two), and the smallest has 3: the exemption is too small.')
  })

  test('leaves out what tests do in their own code, unless it is asked for', () => {
    tests(`
test('fills a table', async () => { for (const { id } of await listAuthors()) await findAuthor(id) })
test('is for the application', () => listAuthorsOneByOne())`)
    const { text } = ran()
    expect(text).toContain('12:26  no-query-in-loop')
    expect(text).not.toContain('case.vitest.mjs\n')
    expect(text).toContain("note  1 finding in the code of tests, seeds, migrations and scripts themselves is left out; `watchTests({ roles: { include: ['test', 'seed'] } })` reports them.")
    setup("{ roles: { include: ['test'] }, nPlusOne: 'fail' }")
    const asked = ran().text
    expect(asked).not.toContain('left out')
    expect(asked.match(/FAIL .*/g)).toEqual(['FAIL  test/case.vitest.mjs > fills a table', 'FAIL  test/case.vitest.mjs > is for the application'])
    setup("{ roles: { script: ['src/authors.mjs'] }, nPlusOne: 'fail' }")
    const none = ran()
    expect(none.code, none.text).toBe(0)
    expect(none.text).toContain('note  2 findings')
  })

  test('takes tests at the same time apart, counts no hook, and each try of a test once', () => {
    app.write(BUDGETS, '{}')
    tests(`
beforeEach(() => listAuthors())
test.concurrent('one', async () => { await listAuthors(); await new Promise((done) => setTimeout(done, 20)); await findAuthor(1) })
test.concurrent('two', async () => { await listAuthorsOneByOne() })
test.concurrent('none', async () => { await new Promise((done) => setTimeout(done, 10)) })
let tries = 0
test('tried again', { retry: 2 }, async () => { await listAuthors(); tries += 1; expect(tries).toBe(3) })`)
    const { code, text } = ran()
    expect(code, text).toBe(0)
    expect(Object.entries(app.budgets().tests).map(([key, { statements }]) => [key.split(' > ')[1], statements])).toEqual([['one', 3], ['tried again', 1], ['two', 4]])
  })

  test('fails where statements were lost, and tells what ran too late', () => {
    tests(`
let wake
const queue = (async () => { await new Promise((done) => { wake = done }); await listAuthors() })()
test('lost', async () => { wake(); await queue })
test('late', async () => { setTimeout(() => listAuthors(), 5) })
test('later', () => new Promise((done) => setTimeout(done, 50)))`)
    const { code, text } = ran()
    expect(code).toBe(1)
    expect(text.match(/FAIL .*/g)).toEqual(['FAIL  test/case.vitest.mjs > lost'])
    expect(text).toContain('1 statement ran outside every scope meanwhile')
    expect(text).toMatch(/note {2}`select .*` \(src\/authors\.mjs:6\) ran after `test\/case\.vitest\.mjs > late` had ended, and is in no count\./)
  })

  test('holds endpoints to their budgets', () => {
    app.write(BUDGETS, JSON.stringify({ requests: { 'GET /authors/:id': { statements: 1, shapes: {} } } }))
    const { code, text } = app.run(runner, { files: ['requests.vitest.mjs'] })
    expect(code).toBe(1)
    expect(text.match(/FAIL .*/g)).toEqual(['Express', 'NestJS', 'Koa', 'Fastify', 'Hono'].map((name) => `FAIL  test/requests.vitest.mjs > ${name} answers with two queries`))
    expect(text).toContain('`GET /authors/:id` executes 2 statements; its budget is 1.')
    expect(app.budgets().requests['GET /authors/[id]']!.statements).toBe(2)
  })

  test('may allow so many statements in any test', () => {
    setup('{ most: 3 }')
    tests("test('four', () => listAuthorsOneByOne())\ntest('one', () => listAuthors())")
    const { text } = ran()
    expect(text.match(/FAIL .*/g)).toEqual(['FAIL  test/case.vitest.mjs > four'])
    expect(text).toContain('The test executes 4 statements; 3 are allowed in this suite.')
  })

  test('says first what fails a test, each of it, and then once what ran', () => {
    setup("{ most: 1, nPlusOne: 'fail', roles: { include: ['test'] } }")
    tests(`test('both', () => listAuthorsOneByOne())`)
    const [, both] = ran().text.split('QueryFailure: ')
    expect(both).toMatch(/^The test executes 4 statements; 1 is allowed in this suite\.\n\nThe test has an N\+1, and none is allowed in this suite unless `allowNPlusOne` says why\.\n\n +3 ×/)
    expect(both!.match(/no-query-in-loop/g)).toHaveLength(1)
    expect(both!.match(/^test\/case\.vitest\.mjs > both: 4 statements/gm)).toHaveLength(1)
    setup("{ nPlusOne: 'fail' }")
    tests(`test('two', async () => { await listAuthorsOneByOne() })`)
    expect(ran().text).toContain('QueryFailure: The test has an N+1, and none is allowed in this suite unless `allowNPlusOne` says why.\n\ntest/case.vitest.mjs > two: 4 statements')
  })

  test('looks for the same query again in requests, and in what tests call themselves where that is asked for', () => {
    const twice = "test('twice', async () => { await listAuthors(); await listAuthors() })"
    tests(twice)
    expect(ran().text).not.toContain('no-duplicate-query')
    setup("{ rules: { 'no-duplicate-query': true }, roles: { include: ['test'] } }")
    expect(ran().text).toContain('no-duplicate-query')
  })
})

test.each<readonly [Runner, readonly string[]]>([['vitest', ['--pool=threads']], ['jest', ['--maxWorkers=2']], ...hasJest29 ? [['jest 29', ['--maxWorkers=2']] as const] : []])('workers of %s are merged once', (runner, flags) => {
  const suffix = suffixOf(runner)
  app.write(BUDGETS, '{}')
  app.write(`test/more.${suffix}.mjs`, app.read(`test/authors.${suffix}.mjs`))
  const { code, text } = app.run(runner, { flags, files: [`authors.${suffix}.mjs`, `more.${suffix}.mjs`] })
  expect(code, text).toBe(0)
  expect(text).toContain('querylint  6 tests executed 40 statements.')
  expect(text).toContain(' and 1 more')
  expect(Object.keys(app.budgets().tests)).toHaveLength(6)
})

test('types of assertions are those of each runner\'s own `expect`', () => {
  const wrong = 'toExecuteQueries(\'3\')'
  app.write('types/vitest.ts', `import 'querylint/vitest'
import { expect } from 'vitest'
await expect(() => 1).toExecuteQueries(3)
await expect(() => 1).toExecuteAtMostQueries(3)
await expect(() => 1).not.toHaveNPlusOne({ threshold: 3 })
await expect(() => 1).toScaleConstantly({ populate: async (size: number) => size, sizes: [1, 2] })
await expect(() => 1).${wrong}
`)
  app.write('types/jest.ts', app.read('types/vitest.ts').replace('querylint/vitest', 'querylint/jest').replace("'vitest'", "'@jest/globals'"))
  app.write('types/node-test.ts', `import test, { assertExecutesQueries, describe, watchTests } from 'querylint/node-test'
watchTests({ nPlusOne: 'fail', most: 10 })
describe('one', () => { test('two', { skip: true }, async (context) => { await context.test('three'); await assertExecutesQueries(() => 1, 3) }) })
await assertExecutesQueries(() => 1, '3')
`)
  const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: ['node'], skipLibCheck: true, lib: ['es2023', 'dom'] }
  app.write('types/tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  const { text } = app.tool('typescript/bin/tsc', ['-p', 'types'])
  expect(text.trim().split('\n')).toEqual(['jest.ts(7', 'node-test.ts(4', 'vitest.ts(7'].map((place) => expect.stringMatching(new RegExp(`^types/${place.replace('(', '\\(')},.*'string' is not assignable to parameter of type 'number'`))))
})

test('tests that call back and tests within tests are watched under node:test and Jest, skipped ones are not stale', () => {
  app.write(BUDGETS, JSON.stringify({ tests: { 'test/case.node.mjs > later > inner': { statements: 1, shapes: {} } } }))
  app.write('test/case.node.mjs', `import test, { before, describe, it } from 'node:test'
import { listAuthors } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
before(open)
test('calls back', (t, done) => { listAuthors().then(() => done(), done) })
test('outer', async (t) => { await t.test('inner', async () => { await listAuthors() }) })
describe('later', { skip: true }, () => { it('inner', () => listAuthors()) })`)
  app.write('test/case.jest.mjs', `import { beforeAll, test } from '@jest/globals'
import { listAuthors } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
beforeAll(open)
test('calls back', (done) => { listAuthors().then(() => done(), done) })`)
  const runs = [app.run('node-test', { files: ['case.node.mjs'] }), app.run('jest', { files: ['case.jest.mjs'] })]
  expect(runs.map(({ code }) => code), runs[0]!.text).toEqual([0, 0])
  expect(runs[0]!.text).not.toContain('stale')
  expect(Object.entries(app.budgets().tests).map(([key, { statements }]) => [key, statements])).toEqual([
    ['test/case.jest.mjs > calls back', 1], ['test/case.node.mjs > calls back', 1], ['test/case.node.mjs > later > inner', 1],
    ['test/case.node.mjs > outer', 1], ['test/case.node.mjs > outer > inner', 1],
  ])
})

test.each<Runner>(['vitest', 'node-test'])('%s finds clients by itself where it is started so', (runner) => {
  app.edit('src/database.mjs', '  instrument(database)\n', '')
  const name = runner === 'vitest' ? 'vitest' : 'node'
  const { code, text } = app.run(runner, { files: [`authors.${name}.mjs`], env: { NODE_OPTIONS: '--import querylint/register' } })
  expect(code, text).toBe(0)
  expect(text).toContain('querylint  3 tests executed 20 statements.')
})

test('answers say in development what they counted', () => {
  const { text } = app.node(`
    import { createServer } from 'node:http'
    const { open } = await import('./src/database.mjs')
    await open()
    const [express, koa, hono, fastify] = (await Promise.all(['express', 'koa', 'hono', 'fastify'].map((name) => import('./servers/' + name + '.mjs')))).map(({ app }) => app)
    const { getRequestListener } = await import('@hono/node-server')
    await fastify.ready()
    for (const server of [createServer(express), createServer(koa.callback()), createServer(getRequestListener(hono.fetch)), fastify.server]) {
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { headers } = await fetch('http://127.0.0.1:' + server.address().port + '/authors/1')
      console.log(headers.get('x-query-count'), headers.get('server-timing').replace(/=[\\d.]+/, '=N'))
    }
    process.exit()
  `)
  expect(text.trim().split('\n')).toEqual(Array(4).fill('2 db;dur=N;desc="2 queries"'))
})

describe('the page on the runtime', () => {
  const page = readFileSync(join(repository, 'docs/runtime.md'), 'utf8')
  const fences = [...page.matchAll(/^`([\w./-]+\.(?:mjs|ts))`:\n\n```[jt]s\n([^]*?)^```$/gm)].map((match) => [match[1]!, match[2]!] as const)

  test('has a set-up for each runner and framework', () => {
    expect(fences.map(([path]) => path)).toEqual(expect.arrayContaining([
      'vitest.config.mjs', 'jest.config.mjs', 'test/authors.vitest.mjs', 'test/authors.node.mjs', 'test/requests.vitest.mjs',
      'servers/nest.ts', ...['express', 'fastify', 'koa', 'hono', 'next'].map((name) => `servers/${name}.mjs`),
    ]))
  })

  test.each(fences)('shows %s as it is executed here', (path, text) => {
    expect(text).toBe(app.read(path))
  })
})
