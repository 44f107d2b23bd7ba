// The file of budgets under runners: where it is made, what is never added to it, and who may lower what it says.

import { expect, test } from 'vitest'
import { BUDGETS, freshApp } from './blog-app.ts'

const app = freshApp()

test('is made with its folder, where there is none', () => {
  app.edit('vitest.config.mjs', "'querylint/vitest/watch'", "'./setup.mjs'")
  app.write('setup.mjs', "import { watchTests } from 'querylint/vitest'\nwatchTests({ budgets: 'budgets/queries.json' })\n")
  const { code, text } = app.run('vitest', { files: ['authors.vitest.mjs'] })
  expect(code, text).toBe(0)
  expect(JSON.parse(app.read('budgets/queries.json'))).toMatchObject({ tests: { 'test/authors.vitest.mjs > authors > are listed one by one': { statements: 14 } } })
})

test('of another form is an error, and stays as it is', () => {
  app.write(BUDGETS, '[]')
  const { code, text } = app.run('vitest', { files: ['authors.vitest.mjs'] })
  expect(code).toBe(1)
  expect(text).toContain('is no file of budgets: It is no object with `tests` and `requests`. Restore it, or delete it')
  expect(app.read(BUDGETS)).toBe('[]')
})

test('gets nothing of `jest --ci`, under which a test without a budget fails', () => {
  app.write(BUDGETS, '{}')
  const { code, text } = app.run('jest', { files: ['authors.jest.mjs'], flags: ['--ci'] })
  expect(code).toBe(1)
  expect(text).toContain('`test/authors.jest.mjs > authors > are listed by one query` has no budget')
  expect(app.read(BUDGETS)).toBe('{}')
})

test('has the larger number of a test that several projects of Vitest run, whichever of them run', () => {
  app.write('vitest.config.mjs', `import { defineConfig } from 'vitest/config'
const project = (name) => ({ test: { name, include: ['test/case.vitest.mjs'], setupFiles: ['querylint/vitest/watch'], env: { PROJECT: name } } })
export default defineConfig({ test: { projects: [project('large'), project('small')], reporters: ['default', 'querylint/vitest/reporter'] } })`)
  app.write('test/case.vitest.mjs', `import { beforeAll, test } from 'vitest'
import { listAuthors } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
beforeAll(open)
test('one', async () => { await listAuthors(); if (process.env.PROJECT === 'large') await listAuthors() })`)
  app.write(BUDGETS, '{}')
  const ran = (...flags: readonly string[]) => {
    const { code, text } = app.run('vitest', { files: ['case.vitest.mjs'], flags })
    return [code, text.includes('lenient'), app.budgets().tests['test/case.vitest.mjs > one']!.statements]
  }
  expect([ran(), ran('--project', 'small'), ran('-u', '--project', 'small'), ran()]).toEqual(Array(4).fill([0, false, 2]))
})

test('is not judged by a run in which instruments were turned off, which is named', () => {
  app.edit('src/database.mjs', '  instrument(database)\n', '')
  app.write('test/case.vitest.mjs', `import { beforeAll, test } from 'vitest'
import { listAuthors } from '../src/authors.mjs'
import { open } from '../src/database.mjs'
beforeAll(open)
test('one', () => listAuthors())`)
  const { code, text } = app.run('vitest', { files: ['case.vitest.mjs'], env: { QUERYLINT: '0', NODE_OPTIONS: '--import querylint/register' } })
  expect(code).toBe(1)
  expect(text).toContain('`QUERYLINT` is `0`, with which `querylint/register` instruments nothing.')
})
