import { expect, it } from 'vitest'
import { projectRoot } from '../../src/project/root.ts'
import { memoryFiles } from '../harness/memory-files.ts'

const files = memoryFiles({
  '/repo/package.json': '{ "workspaces": ["apps/*"] }', '/repo/.git/HEAD': '', '/repo/apps/web/package.json': '{ "name": "web" }', '/repo/apps/web/src/a.ts': '',
  '/repo/other/package.json': '{ "name": "other" }', '/repo/other/a.ts': '',
  '/bare/package.json': '{}', '/bare/src/users/a.ts': '', '/lone/src/a.ts': '',
})

it.each([
  ['the working directory', '/repo', [], '/repo'],
  ['a package of a monorepo', '/repo/apps/web', ['/repo/apps/web/src'], '/repo'],
  ['a package outside its workspaces', '/repo/other', [], '/repo/other'],
  ['a folder of a package', '/repo/other/src', [], '/repo/other'],
  ['a folder of a package of a monorepo', '/repo/apps/web/src', [], '/repo'],
  ['a folder of a package without a repository', '/bare/src/users', [], '/bare'],
  ['a folder of a package without a repository, by a path', '/home', ['/bare/src/users/a.ts'], '/bare'],
  ['a folder without a package or a repository', '/lone/src', [], '/lone/src'],
  ['a folder of no package', '/home/me', [], '/home/me'],
  ['paths elsewhere', '/home', ['/repo/other/a.ts'], '/repo/other'],
  ['paths elsewhere in a monorepo', '/home', ['/repo/apps/web/src/a.ts'], '/repo'],
])('%s', (_, cwd, paths, expected) => {
  expect(projectRoot(files, cwd, paths)).toBe(expected)
})
