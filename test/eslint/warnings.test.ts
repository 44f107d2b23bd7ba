// What is wrong with a project is a warning of the process, once, however many files and rules there are.

import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { files, project, schema, write } from './app.ts'
import { eslint, lint } from './lint.ts'

const warnings: string[] = []

vi.mock('node:process', async (original) => ({
  ...await original<typeof import('node:process')>(),
  emitWarning: (text: string, { type }: { readonly type: string }) => void warnings.push(`${type}: ${text}`),
}))

beforeEach(() => void warnings.splice(0))

const broken = schema.replace('id     Int    @id', 'id     Int    @@@')

it('says where a schema is broken, and what is wrong with it once', async () => {
  const cwd = project({ ...files, 'prisma/schema.prisma': broken })
  await eslint(cwd).lintFiles(['src'])
  await lint(cwd, 'src/users.ts')
  expect(warnings).toEqual([expect.stringMatching(/^QuerylintWarning: The Prisma schema `prisma\/schema\.prisma` has a syntax error at `@@@` on line 12\. /)])
})

it('says it again after it was mended and broken once more', async () => {
  const cwd = project({ ...files, 'prisma/schema.prisma': broken })
  const path = join(cwd, 'prisma/schema.prisma')
  await lint(cwd, 'src/users.ts')
  write(path, schema)
  await lint(cwd, 'src/users.ts')
  expect(warnings).toHaveLength(1)
  write(path, broken)
  await lint(cwd, 'src/users.ts')
  expect(warnings).toHaveLength(2)
})

it('says that a setting names no schema', async () => {
  await lint(project(files), 'src/users.ts', { config: { settings: { querylint: { schema: ['db/none.prisma'] } } } })
  expect(warnings).toEqual([expect.stringContaining('The setting `schema` names `db/none.prisma`, where there is no `.prisma` file.')])
})

it('has nothing to say of a project that is in order, nor of schemas of its tests', async () => {
  await lint(project({ ...files, 'test/fixtures/prisma/schema.prisma': broken }), 'src/users.ts')
  expect(warnings).toEqual([])
})
