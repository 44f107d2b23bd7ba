import { expect, it } from 'vitest'
import { ancestors, nearestPackage, projectAround, withinRepository } from '../../../src/engine/resolve/repository.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const files = memoryFiles({
  '/home/repo/.git/HEAD': '', '/home/repo/package.json': '{}', '/home/repo/src/lib/a.ts': '',
  '/home/mono/package.json': '{ "workspaces": ["apps/*"] }', '/home/mono/apps/web/package.json': '{ "name": "web" }', '/home/mono/apps/web/src/a.ts': '', '/home/mono/tools/package.json': '{ "name": "tools" }',
  '/home/lone/a.ts': '', '/home/bare/package.json': '{}', '/home/bare/src/lib/a.ts': '',
})

it('goes up to the top of a repository, or of the workspace or package that has the folder, and no further', () => {
  expect(withinRepository(files, '/home/repo/src/lib')).toEqual(['/home/repo/src/lib', '/home/repo/src', '/home/repo'])
  expect(withinRepository(files, '/home/mono/apps/web/src')).toEqual(['/home/mono/apps/web/src', '/home/mono/apps/web', '/home/mono/apps', '/home/mono'])
  expect(withinRepository(files, '/home/mono/tools')).toEqual(['/home/mono/tools'])
  expect(withinRepository(files, '/home/bare/src/lib')).toEqual(['/home/bare/src/lib', '/home/bare/src', '/home/bare'])
  expect(withinRepository(files, '/home/lone')).toEqual(['/home/lone'])
})

it.each([
  [['packages/**'], 'packages/a/b', true],
  [['packages/**'], 'packages', true],
  [['packages/**'], 'packages/a/node_modules/b', false],
  [['packages/**', '!packages/old/**'], 'packages/old/b', false],
  [['packages/*'], 'packages/a/b', false],
  [['./packages/{web,api}'], 'packages/api', true],
  [['packages/{web,api}'], 'packages/cli', false],
  [['*'], '.hidden', false],
  [['tools/x.y'], 'tools/x.y', true],
])('takes %j to have %s as a package: %s', (workspaces, folder, expected) => {
  const tree = memoryFiles({ '/r/package.json': JSON.stringify({ workspaces }), [`/r/${folder}/package.json`]: '{ "name": "it" }' })
  expect(withinRepository(tree, `/r/${folder}`).includes('/r')).toBe(expected)
})

it('knows the package of a folder, and the monorepo of that', () => {
  expect(projectAround(files, '/home/repo/src/lib')).toBe('/home/repo')
  expect(projectAround(files, '/home/mono/apps/web/src')).toBe('/home/mono')
  expect(projectAround(files, '/home/mono/tools')).toBe('/home/mono/tools')
  expect(projectAround(files, '/home/bare/src/lib')).toBe('/home/bare')
  expect(projectAround(files, '/home/lone')).toBe('/home/lone')
})

it('takes a home folder for nobody\'s package, unless it is asked for itself', () => {
  const home = memoryFiles({ '/home/me/package.json': '{}', '/home/me/notes/a.ts': '' })
  expect(nearestPackage(home, '/home/me/notes', '/home/me')).toBeUndefined()
  expect(nearestPackage(home, '/home/me/notes', '/home/you')).toBe('/home/me')
  expect(nearestPackage(home, '/home/me', '/home/me')).toBe('/home/me')
})

it('ends at the root of a file system', () => {
  expect(ancestors('/a/b')).toEqual(['/a/b', '/a', '/'])
  expect(ancestors('C:/a')).toEqual(['C:/a', 'C:'])
})
