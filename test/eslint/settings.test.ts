// Rule options, shared settings and roles as a configuration gives them.

import type { Linter } from 'eslint'
import { expect, it } from 'vitest'
import { expected, files, project } from './app.ts'
import { eslint, lint, shown } from './lint.ts'

const loops = files['src/users.ts'].replaceAll("'#lib/teams'", "'../src/lib/teams'").replaceAll("'./lib/db'", "'../src/lib/db'")

it('is silent in tests, seeds and migrations unless settings include them', async () => {
  const cwd = project({ ...files, 'test/users.test.ts': loops, 'prisma/seed.ts': loops })
  expect(await lint(cwd, 'test/users.test.ts')).toEqual([])
  expect(await lint(cwd, 'prisma/seed.ts')).toEqual([])
  const config = { settings: { querylint: { roles: { include: ['test'] } } } }
  expect(shown(await lint(cwd, 'test/users.test.ts', { config }))).toEqual(expected)
  expect(await lint(cwd, 'prisma/seed.ts', { config })).toEqual([])
})

it('takes no notice of the names of folders around the working directory', async () => {
  const cwd = project({ 'package.json': '{ "workspaces": ["test/*"] }', ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`test/app/${name}`, text])) })
  expect(await lint(cwd, 'test/app/src/users.ts')).toEqual([])
  expect(shown(await lint(`${cwd}/test/app`, 'src/users.ts'))).toEqual(expected)
})

it('stays within one file where settings say so', async () => {
  const config = { settings: { querylint: { singleFile: true } } }
  expect(shown(await lint(project(files), 'src/users.ts', { config }))).not.toContain(expected[1])
})

it('says in a sentence what is wrong with settings', async () => {
  const config = { settings: { querylint: { clientz: ['db'] } } }
  await expect(lint(project(files), 'src/users.ts', { config })).rejects.toThrow(/`settings\.querylint`.*`clientz`/)
})

it('rejects options that a rule has not', async () => {
  const config: Linter.Config = { rules: { 'querylint/no-query-in-loop': ['error', { nonsense: true }] } }
  await expect(eslint(project(files), { config }).calculateConfigForFile('src/users.ts')).rejects.toThrow(/nonsense/)
})
