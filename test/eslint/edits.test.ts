// One process that lints again and again, as an editor does: after each edit the same as a fresh process says.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { expected, files, project, schema, write } from './app.ts'
import { lint, shown } from './lint.ts'

const users = 'src/users.ts'
const teams = files['src/lib/teams.ts']

it('sees an edit of the open file, and its taking back', async () => {
  const cwd = project(files)
  expect(shown(await lint(cwd, users))).toEqual(expected)
  const text = files[users].replace('prisma.post.findMany(', 'Promise.resolve(')
  expect(shown(await lint(cwd, users, { text }))).toEqual(expected.slice(1))
  expect(shown(await lint(cwd, users))).toEqual(expected)
})

it('sees an edit of a helper on disk', async () => {
  const cwd = project(files)
  expect(shown(await lint(cwd, users))).toEqual(expected)
  write(join(cwd, 'src/lib/teams.ts'), 'export async function teamNamed(name: string) {\n  return { name }\n}\n')
  expect(shown(await lint(cwd, users))).toEqual([expected[0], expected[2]])
  write(join(cwd, 'src/lib/teams.ts'), teams)
  expect(shown(await lint(cwd, users))).toEqual(expected)
})

it('sees a helper that comes, goes and comes back', async () => {
  const cwd = project({ ...files, 'src/lib/teams.ts': teams })
  rmSync(join(cwd, 'src/lib/teams.ts'))
  expect(shown(await lint(cwd, users))).toEqual([expected[0], expected[2]])
  write(join(cwd, 'src/lib/teams.ts'), teams)
  expect(shown(await lint(cwd, users))).toEqual(expected)
  rmSync(join(cwd, 'src/lib/teams.ts'))
  expect(shown(await lint(cwd, users))).toEqual([expected[0], expected[2]])
})

it('shows an unsaved text to nobody else', async () => {
  const cwd = project(files)
  await lint(cwd, 'src/lib/teams.ts', { text: 'export async function teamNamed(name: string) {\n  return { name }\n}\n' })
  expect(shown(await lint(cwd, users))).toEqual(expected)
})

it('sees a model that is renamed in the schema', async () => {
  const cwd = project(files)
  expect(shown(await lint(cwd, users))).toEqual(expected)
  write(join(cwd, 'prisma/schema.prisma'), schema.replaceAll('Post', 'Article'))
  expect(shown(await lint(cwd, users))).toEqual([expected[1]])
  write(join(cwd, 'prisma/schema.prisma'), schema)
  expect(shown(await lint(cwd, users))).toEqual(expected)
})

it('sees another target of a path alias', async () => {
  const cwd = project(files)
  expect(shown(await lint(cwd, users))).toEqual(expected)
  write(join(cwd, 'tsconfig.json'), files['tsconfig.json'].replace('src/lib/*', 'src/other/*'))
  expect(shown(await lint(cwd, users))).toEqual([expected[0], expected[2]])
})
