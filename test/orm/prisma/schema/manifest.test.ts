import { describe, expect, it } from 'vitest'
import { prismaVersion } from '../../../../src/orm/prisma/schema/manifest.ts'
import { isPrisma8 } from '../../../../src/orm/prisma/schema/prisma8.ts'
import { memoryFiles } from '../../../harness/memory-files.ts'

const WORKSPACE = `packages:
  - 'apps/*'
catalog:
  '@prisma/client': 7.1.0 # the client
  prisma: "^7.2.0"
catalogs:
  old:
    prisma: ~5.22.0
onlyBuiltDependencies:
  - prisma
`

describe('prismaVersion', () => {
  it.each([
    ['nearest manifest', { '/app/db/package.json': '{ "devDependencies": { "prisma": "^6.19.0" } }', '/app/package.json': '{ "dependencies": { "prisma": "5.0.0" } }' }, '^6.19.0'],
    ['one above', { '/app/db/package.json': '{ "dependencies": {} }', '/app/package.json': '{ "dependencies": { "@prisma/client": "6.5.0" } }' }, '6.5.0'],
    ['the default catalog', { '/app/db/package.json': '{ "dependencies": { "@prisma/client": "catalog:" } }', '/app/pnpm-workspace.yaml': WORKSPACE }, '7.1.0'],
    ['the default catalog, quoted', { '/app/db/package.json': '{ "dependencies": { "prisma": "catalog:default" } }', '/app/pnpm-workspace.yaml': WORKSPACE }, '^7.2.0'],
    ['a named catalog', { '/app/db/package.json': '{ "dependencies": { "prisma": "catalog:old" } }', '/app/pnpm-workspace.yaml': WORKSPACE }, '~5.22.0'],
    ['a catalog of a manifest', { '/app/db/package.json': '{ "dependencies": { "prisma": "catalog:" } }', '/app/package.json': '{ "workspaces": { "catalog": { "prisma": "6.0.0" } } }' }, '6.0.0'],
    ['a missing catalog', { '/app/db/package.json': '{ "dependencies": { "prisma": "catalog:new" } }', '/app/pnpm-workspace.yaml': WORKSPACE }, undefined],
    ['a tag', { '/app/db/package.json': '{ "dependencies": { "prisma": "latest" } }' }, undefined],
    ['a broken manifest', { '/app/db/package.json': '{ oops', '/app/package.json': '{ "dependencies": { "prisma": "6.1.0" } }' }, '6.1.0'],
    ['no manifest', {}, undefined],
  ])('is that of %s', (_, texts, expected) => {
    expect(prismaVersion(memoryFiles(texts), '/app/db/prisma')).toBe(expected)
  })
})

describe('isPrisma8', () => {
  it.each([
    [{ '/app/package.json': '{ "dependencies": { "@prisma/orm-client": "1.0.0" } }' }, true],
    [{ '/app/package.json': '{ "devDependencies": { "prisma": "^8.0.0-rc.1" } }' }, true],
    [{ '/app/package.json': '{ "devDependencies": { "prisma": "^7.9.0" } }' }, false],
    [{ '/app/package.json': '{ "devDependencies": { "prisma": "18.0.0" } }' }, true],
    [{ '/app/package.json': '{ "dependencies": { "@prisma/client": "catalog:" } }', '/app/pnpm-workspace.yaml': 'catalog:\n  "@prisma/client": 8.1.0\n' }, true],
    [{ '/app/prisma/contract.prisma': '' }, true],
    [{ '/app/contract.prisma': '' }, true],
    [{ '/app/prisma/contract.prisma': '', '/app/prisma/schema.prisma': '' }, false],
    [{}, false],
  ])('of %j is %s', (texts, expected) => {
    expect(isPrisma8(memoryFiles(texts), '/app')).toBe(expected)
  })
})
