// What single runners do: tests that Jest starts at the same time by itself, its hooks and retries, in both majors, and modules proper within
// CommonJS; places and CommonJS of node:test.

import { expect, test } from 'vitest'
import { BUDGETS, type Runner, freshApp, hasJest29, suffixOf } from './blog-app.ts'

const app = freshApp()

test.each<Runner>(['jest', ...hasJest29 ? ['jest 29' as const] : []])('%s takes tests at the same time apart, counts no hook, and each try of a test once', (runner) => {
  app.write(BUDGETS, '{}')
  app.write('test/case.jest.mjs', `import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { findAuthor, listAuthors, listAuthorsOneByOne } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
jest.retryTimes(2)
beforeAll(open)
beforeEach(() => listAuthors())
test.concurrent('one', async () => { await listAuthors(); await new Promise((done) => setTimeout(done, 20)); await findAuthor(1) })
test.concurrent('two', async () => { await listAuthorsOneByOne() })
test.skip('skipped', () => listAuthors())
test.todo('to do')
describe.each([1])('of %i', () => {
  let tries = 0
  test('tried again', async () => { await listAuthors(); tries += 1; expect(tries).toBe(3) })
})`)
  const { code, text } = app.run(runner, { files: ['case.jest.mjs'] })
  expect(code, text).toBe(0)
  expect(Object.entries(app.budgets().tests).map(([key, { statements }]) => [key.slice(key.indexOf(' > ') + 3), statements])).toEqual([['of 1 > tried again', 1], ['one', 3], ['two', 4]])
})

const seededForEach = `import { findAuthor, listAuthors } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
const sleep = (time) => new Promise((done) => setTimeout(done, time))
const seed = async (name) => {
  if (name === 'second') await sleep(30)
  await listAuthors()
  if (name === 'second') await sleep(300)
}
const first = () => sleep(150)
const second = () => findAuthor(1)
let wake
const queue = (async () => { await new Promise((done) => { wake = done }); await listAuthors() })()
const lost = async () => { wake(); await queue }
`

test.each<Runner>(['vitest', 'node-test'])('%s: what hooks of one test execute while another runs is no loss of that one; a test by itself that loses something fails', (runner) => {
  app.write('test/case.vitest.mjs', `import { afterEach, beforeAll, beforeEach, describe, test } from 'vitest'
${seededForEach}
beforeAll(open)
describe('seeded', () => {
  beforeEach(({ task }) => seed(task.name))
  afterEach(({ task }) => seed(task.name))
  test.concurrent('first', first)
  test.concurrent('second', second)
})
test('lost', lost)`)
  app.write('test/case.node.mjs', `import { afterEach, before, beforeEach, describe, test } from 'node:test'
${seededForEach}
before(open)
describe('seeded', { concurrency: 2 }, () => {
  beforeEach(({ name }) => seed(name))
  afterEach(({ name }) => seed(name))
  test('first', first)
  test('second', second)
})
test('lost', lost)`)
  const { code, text } = app.run(runner, { files: [`case.${suffixOf(runner)}.mjs`] })
  expect(code).toBe(1)
  expect(text, text).toMatch(runner === 'vitest' ? /Tests {2}1 failed \| 2 passed/ : /fail 1\n/)
  expect(text).toMatch(/1 statement ran outside every scope meanwhile \(`select .*` \(src\/authors\.mjs:6\)\): the code/)
})

test('requests that reach Fastify without a server count in tests of Jest that are CommonJS', () => {
  app.reset('posts')
  app.write(BUDGETS, '{}')
  const { code, text } = app.tool('jest/bin/jest.js', [])
  expect(code, text).toBe(0)
  expect(Object.values({ ...app.budgets().tests, ...app.budgets().requests }).map(({ statements }) => statements)).toEqual([2, 2, 2, 2, 6, 2])
})

test.each(['mjs', 'cjs'])('the runner of node:test tells the place of a test that failed as its own, %s', (format) => {
  const path = `test/fails.node.${format}`
  app.write(path, `${format === 'mjs' ? "import { describe, test } from 'node:test'" : "const { describe, test } = require('node:test')"}
test('plain', () => { throw new Error('one') })
describe('in a suite', () => {
  test('within', async (t) => {
    await t.test('deeper', () => { throw new Error('two') })
  })
})`)
  const { text } = app.run('node-test', { files: [`fails.node.${format}`] })
  expect([...text.matchAll(/^test at (.*)$/gm)].map((match) => match[1])).toEqual([`${path}:2:1`, `${path}:5:13`])
})

test('a test of node:test that is required as CommonJS is watched', () => {
  app.write('test/case.node.cjs', `const test = require('node:test')
const { it } = require('node:test')
test('one', async () => { const { open } = await import('../src/database.mjs'); await open() })
it('two', async () => { const { listAuthors } = await import('../src/authors.mjs'); await listAuthors() })`)
  expect(app.run('node-test', { files: ['case.node.cjs'] }).text).toContain('querylint  2 tests executed')
})

test.each<Runner>(['jest', ...hasJest29 ? ['jest 29' as const] : []])('%s runs the set-up file as CommonJS, and a test that is a module proper says of itself what it may do all the same', (runner) => {
  app.edit('jest.config.mjs', "'querylint/jest/watch'", "'./setup.cjs'")
  app.write('setup.cjs', "require('querylint/jest').watchTests({ nPlusOne: 'fail' })")
  app.write('test/case.jest.mjs', `import { beforeAll, test } from '@jest/globals'
import { allowNPlusOne } from 'querylint/jest'
import { listAuthorsOneByOne } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
beforeAll(open)
test('allowed', async () => { allowNPlusOne(3, 'three at most'); await listAuthorsOneByOne() })
test('plain', () => listAuthorsOneByOne())`)
  const { code, text } = app.run(runner, { files: ['case.jest.mjs'] })
  expect(code).toBe(1)
  expect(text).toContain('Tests:       1 failed, 1 passed')
  expect(text).not.toContain('NotInTest')
})

test('options and exemptions of a test of node:test that is CommonJS reach the runner, which is watched as a module proper', () => {
  app.write('test/case.node.cjs', `const { test } = require('node:test')
const { allowNPlusOne, watchTests } = require('querylint/node-test')
watchTests({ nPlusOne: 'fail' })
const authors = import('../src/authors.mjs')
test('open', async () => { await (await import('../src/database.mjs')).open() })
test('allowed', async () => { allowNPlusOne(3, 'three at most'); await (await authors).listAuthorsOneByOne() })
test('plain', async () => { await (await authors).listAuthorsOneByOne() })`)
  const { code, text } = app.run('node-test', { files: ['case.node.cjs'] })
  expect(code).toBe(1)
  expect(text).toContain('pass 2')
  expect(text).toContain('fail 1')
})
