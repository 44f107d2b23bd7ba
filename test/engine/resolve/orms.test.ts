import { expect, it } from 'vitest'
import { openOrms } from '../../../src/engine/resolve/orms.ts'
import { orms } from '../../../src/orm/registry.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const schema = 'datasource db {\n  provider = "postgresql"\n}\ngenerator client {\n  provider = "prisma-client-js"\n}\nmodel User {\n  id Int @id\n}\n'
const files = memoryFiles({
  '/home/prisma/schema.prisma': schema, '/home/repo/.git/HEAD': '', '/home/repo/backend/prisma/schema.prisma': schema, '/home/repo/apps/web/package.json': '{}', '/home/repo/apps/web/a.ts': '',
  '/home/repo/broken/prisma/schema.prisma': schema.replace('Int', ''), '/home/other/.git/HEAD': '', '/home/other/src/a.ts': '', '/home/lone/a.ts': '',
})
const found = (root: string, settings = {}) => openOrms(orms, files, root, settings).flatMap(({ hasSchema, watched }) => hasSchema ? watched.filter((path) => path.endsWith('.prisma') && files.kind(path) === 'file') : [])

it('finds a schema in the project, else in the nearest folder above that has one', () => {
  expect(found('/home/repo/backend')).toEqual(['/home/repo/backend/prisma/schema.prisma'])
  expect(found('/home/repo/apps/web')).toContain('/home/repo/backend/prisma/schema.prisma')
})

it('leaves the repository for none', () => {
  expect(found('/home/other/src')).toEqual([])
  expect(found('/home/lone')).toEqual([])
})

it('does not look elsewhere where a schema is named or broken', () => {
  expect(found('/home/repo/apps/web', { schema: ['none.prisma'] })).toEqual([])
  expect(found('/home/repo/broken')).toEqual(['/home/repo/broken/prisma/schema.prisma'])
})

it('takes the package in use for a schema where classes are the entities', () => {
  const manifest = (dependencies: object) => JSON.stringify({ dependencies })
  const files = memoryFiles({
    '/home/mono/.git/HEAD': '', '/home/mono/package.json': manifest({}), '/home/mono/packages/api/package.json': manifest({ typeorm: '^1.1.0' }), '/home/mono/packages/web/package.json': manifest({}),
    '/home/none/.git/HEAD': '', '/home/none/package.json': manifest({}),
  })
  const knows = (root: string) => openOrms(orms, files, root, {}).map(({ name, hasSchema, reads }) => [name, hasSchema, reads])
  expect(knows('/home/mono/packages/api')).toEqual([['prisma', false, false], ['typeorm', true, true]])
  expect(knows('/home/mono/packages/web')).toContainEqual(['typeorm', true, true])
  expect(knows('/home/none')).toContainEqual(['typeorm', false, false])
})
