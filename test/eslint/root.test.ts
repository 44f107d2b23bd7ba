import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../src/eslint/root.ts'
import { project } from './app.ts'

it('is the working directory where that is a project', () => {
  const root = project({ 'package.json': '{}', 'apps/web/package.json': '{}', 'apps/web/yarn.lock': '', 'apps/web/src/a.ts': '' })
  expect(projectRoot(join(root, 'apps/web/src'), root)).toBe(root)
  expect(projectRoot(join(root, 'apps/web/src'), join(root, 'apps/web'))).toBe(join(root, 'apps/web'))
})

it('is the monorepo around a package that is linted from its own folder', () => {
  const root = project({ 'package.json': '{}', 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n', 'packages/a/package.json': '{"name":"a"}', 'packages/a/src/a.ts': '' })
  expect(projectRoot(join(root, 'packages/a/src'), join(root, 'packages/a'))).toBe(root)
  expect(projectRoot(join(root, 'packages/a/src'), root)).toBe(root)
})

it('is no monorepo that does not have the package', () => {
  const root = project({ 'package.json': '{"workspaces":["packages/*"]}', 'examples/a/package.json': '{"name":"a"}', 'examples/a/src/a.ts': '' })
  expect(projectRoot(join(root, 'examples/a/src'), join(root, 'examples/a'))).toBe(join(root, 'examples/a'))
})

it('is the package around a working directory that is none, without a repository too', () => {
  const root = project({ 'package.json': '{"workspaces":["packages/*"]}', 'src/jobs/a.ts': '', 'packages/one/package.json': '{"name":"one"}', 'packages/one/src/a.ts': '' })
  expect(projectRoot(join(root, 'src/jobs'), join(root, 'src'))).toBe(root)
  expect(projectRoot(join(root, 'packages/one/src'), join(root, 'packages/one/src'))).toBe(root)
})

it('ends at a working directory that no package is around', () => {
  const root = project({ 'one/src/a.ts': '' })
  expect(projectRoot(join(root, 'one/src'), join(root, 'one'))).toBe(join(root, 'one'))
})

it('ends at a repository', () => {
  const root = project({ 'package.json': '{"workspaces":["inner"]}', 'inner/package.json': '{"name":"inner"}', 'inner/.git/HEAD': '', 'inner/src/a.ts': '' })
  expect(projectRoot(join(root, 'inner/src'), join(root, 'inner'))).toBe(join(root, 'inner'))
})

it('is the nearest project in a folder that merely holds some', () => {
  const root = project({ 'one/package.json': '{}', 'one/yarn.lock': '', 'one/src/package.json': '{"type":"module"}', 'one/src/a.ts': '', 'two/a.ts': '' })
  expect(projectRoot(join(root, 'one/src'), root)).toBe(join(root, 'one'))
  expect(projectRoot(join(root, 'two'), root)).toBe(root)
})

it('of a file outside the working directory is its own project', () => {
  const root = project({ 'a/package.json': '{}', 'b/package.json': '{}', 'b/src/x.ts': '' })
  expect(projectRoot(join(root, 'b/src'), join(root, 'a'))).toBe(join(root, 'b'))
})
