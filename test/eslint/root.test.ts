import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../src/eslint/root.ts'
import { project } from './app.ts'

it('is the nearest folder with a lockfile', () => {
  const root = project({ 'package.json': '{}', 'apps/web/package.json': '{}', 'apps/web/yarn.lock': '', 'apps/web/src/a.ts': '' })
  expect(projectRoot(join(root, 'apps/web/src'), root)).toBe(join(root, 'apps/web'))
})

it('is the monorepo around a package that is linted from its own folder', () => {
  const root = project({ 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: ["packages/*"]', 'packages/a/package.json': '{}', 'packages/a/src/a.ts': '' })
  expect(projectRoot(join(root, 'packages/a/src'), join(root, 'packages/a'))).toBe(root)
  expect(projectRoot(join(root, 'packages/a/src'), root)).toBe(root)
})

it('ends at a working directory that is no package', () => {
  const root = project({ 'package.json': '{"workspaces":[]}', 'package-lock.json': '{}', 'fixtures/one/src/a.ts': '' })
  expect(projectRoot(join(root, 'fixtures/one/src'), join(root, 'fixtures/one'))).toBe(join(root, 'fixtures/one'))
})

it('ends at a repository', () => {
  const root = project({ 'package.json': '{"workspaces":[]}', 'inner/package.json': '{}', 'inner/.git/HEAD': '', 'inner/src/a.ts': '' })
  expect(projectRoot(join(root, 'inner/src'), join(root, 'inner'))).toBe(join(root, 'inner'))
})

it('is the outermost package below the working directory where nothing else tells', () => {
  const root = project({ 'app/package.json': '{}', 'app/src/package.json': '{"type":"module"}', 'app/src/a.ts': '' })
  expect(projectRoot(join(root, 'app/src'), root)).toBe(join(root, 'app'))
})

it('of a file outside the working directory is its own project', () => {
  const root = project({ 'a/package.json': '{}', 'b/package.json': '{}', 'b/src/x.ts': '' })
  expect(projectRoot(join(root, 'b/src'), join(root, 'a'))).toBe(join(root, 'b'))
})
