// A schema that stands beside the application, or above the folder that is asked for, serves both hosts.

import { expect, test } from 'vitest'
import { analyse } from '../../src/project/project.ts'
import { files, project } from '../eslint/app.ts'
import { lint } from '../eslint/lint.ts'

const { 'prisma/schema.prisma': schema, 'package-lock.json': _lock, ...application } = files
const web = Object.fromEntries(Object.entries(application).map(([name, text]) => [`apps/web/${name}`, text]))
const places = ['users.ts:7:23', 'users.ts:12:54', 'users.ts:17:35']

async function checked(cwd: string, paths: readonly string[] = []) {
  const { findings, problems } = await analyse({ cwd, paths, preset: 'strict' })
  expect(problems).toEqual([])
  // Only a schema knows the relation.
  expect(findings[0]?.remedy).toContain('`include: { posts: true }`')
  return findings.map(({ location: { file, line, column } }) => `${file}:${line}:${column}`)
}

test.each([
  ['a workspace', { 'package.json': '{ "workspaces": ["apps/*", "packages/*"] }', 'packages/db/package.json': '{ "name": "db" }', 'packages/db/prisma/schema.prisma': schema }],
  ['a pnpm workspace', { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages:\n  - apps/*\n', 'prisma/schema.prisma': schema }],
  ['a repository without a workspace', { '.git/HEAD': '', 'backend/prisma/schema.prisma': schema }],
])('in %s', async (_, around) => {
  const root = project({ ...around, ...web })
  expect(await checked(root, ['apps/web'])).toEqual(places.map((place) => `apps/web/src/${place}`))
  expect(await checked(`${root}/apps/web`)).toEqual(places.map((place) => `src/${place}`))
  expect(await checked(`${root}/apps/web/src`)).toEqual(places)
  expect(await checked(`${root}/apps/web/src`, ['users.ts'])).toEqual(places)
  for (const cwd of [root, `${root}/apps/web`, `${root}/apps/web/src`]) {
    const messages = await lint(cwd, `${root}/apps/web/src/users.ts`)
    expect(messages.map(({ line, column }) => `users.ts:${line}:${column}`), cwd).toEqual(places)
    expect(messages[0]?.message).toContain('`include: { posts: true }`')
  }
})
