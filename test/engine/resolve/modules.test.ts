import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { createModuleResolver } from '../../../src/engine/resolve/modules.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const json = JSON.stringify

function resolverOf(texts: Readonly<Record<string, string>>, root = '/app') {
  const resolver = createModuleResolver(ts as never, memoryFiles(texts), root)
  return (specifier: string, from: string) => resolver.resolve(specifier, from)
}

const file = (path: string) => ({ kind: 'file', file: path })

describe('relative imports', () => {
  const resolve = resolverOf({
    '/app/a.ts': '', '/app/b.tsx': '', '/app/c/index.ts': '', '/app/d.mts': '', '/app/e.cts': '', '/app/f.jsx': '', '/app/g.js': '',
    '/app/both.ts': '', '/app/both/index.ts': '', '/app/built.js': '', '/app/built.d.ts': '', '/app/types.d.ts': '',
    '/app/style.css': '', '/app/x.server.ts': '', '/app/lib/package.json': json({ main: './core.js' }), '/app/lib/core.ts': '',
    '/app/c/deep.ts': '', '/app/index.ts': '',
  })

  it.each([
    ['./a', '/app/a.ts'], ['./a.js', '/app/a.ts'], ['./a.ts', '/app/a.ts'], ['./b', '/app/b.tsx'], ['./b.jsx', '/app/b.tsx'], ['./b.js', '/app/b.tsx'],
    ['./c', '/app/c/index.ts'], ['./c/', '/app/c/index.ts'], ['./c/index.js', '/app/c/index.ts'], ['./d.mjs', '/app/d.mts'], ['./e.cjs', '/app/e.cts'],
    ['./f', '/app/f.jsx'], ['./g.js', '/app/g.js'], ['./both', '/app/both.ts'], ['./built', '/app/built.js'], ['./types', '/app/types.d.ts'],
    ['./x.server', '/app/x.server.ts'], ['./lib', '/app/lib/core.ts'], ['.', '/app/index.ts'], ['./a?raw', '/app/a.ts'],
  ])('%s is %s', (specifier, expected) => {
    expect(resolve(specifier, '/app/main.ts')).toEqual(file(expected))
  })

  it('goes up', () => {
    expect(resolve('..', '/app/c/deep.ts')).toEqual(file('/app/index.ts'))
    expect(resolve('../a', '/app/c/deep.ts')).toEqual(file('/app/a.ts'))
  })

  it('names where an absent file would be', () => {
    expect(resolve('./generated/client.js', '/app/main.ts')).toEqual({ kind: 'missing', target: '/app/generated/client' })
    expect(resolve('../../../../x', '/app/main.ts')).toEqual({ kind: 'missing', target: '/x' })
  })

  it('takes an asset for no code', () => {
    expect(resolve('./style.css', '/app/main.ts')).toMatchObject({ kind: 'package', installed: true, target: '/app/style.css' })
  })
})

describe('tsconfig', () => {
  it('reads paths with comments, the longest prefix first, relative to the config without a baseUrl', () => {
    const resolve = resolverOf({
      '/app/tsconfig.json': '{ // aliases\n "compilerOptions": { "paths": { "@/*": ["./src/*"], "@/db/*": ["./database/*"], "env": ["./env.ts"], }, } }',
      '/app/src/a.ts': '', '/app/database/a.ts': '', '/app/env.ts': '',
    })
    expect(resolve('@/a', '/app/src/x.ts')).toEqual(file('/app/src/a.ts'))
    expect(resolve('@/db/a', '/app/src/x.ts')).toEqual(file('/app/database/a.ts'))
    expect(resolve('env', '/app/src/x.ts')).toEqual(file('/app/env.ts'))
    expect(resolve('@/gone', '/app/src/x.ts')).toEqual({ kind: 'missing', target: '/app/src/gone' })
  })

  it('tries the targets of an alias in turn', () => {
    const resolve = resolverOf({ '/app/tsconfig.json': json({ compilerOptions: { paths: { '#/*': ['./a/*', './b/*'] } } }), '/app/b/x.ts': '' })
    expect(resolve('#/x', '/app/main.ts')).toEqual(file('/app/b/x.ts'))
  })

  it('uses baseUrl for bare specifiers and leaves packages alone', () => {
    const resolve = resolverOf({ '/app/tsconfig.json': json({ compilerOptions: { baseUrl: './src' } }), '/app/src/lib/a.ts': '' })
    expect(resolve('lib/a', '/app/src/x.ts')).toEqual(file('/app/src/lib/a.ts'))
    expect(resolve('react', '/app/src/x.ts')).toEqual({ kind: 'package', name: 'react', installed: false })
  })

  it('follows extends: chains, arrays, packages, `${configDir}`', () => {
    const resolve = resolverOf({
      '/app/tsconfig.json': json({ extends: ['./base', '@acme/tsconfig/paths'] }),
      '/app/base.json': json({ extends: './root.json', compilerOptions: { baseUrl: '.' } }),
      '/app/root.json': json({ compilerOptions: { paths: { 'r/*': ['./r/*'] } } }),
      '/app/node_modules/@acme/tsconfig/paths.json': json({ compilerOptions: { paths: { 'c/*': ['${configDir}/conf/*'] } } }),
      '/app/conf/a.ts': '', '/app/r/a.ts': '',
    })
    expect(resolve('c/a', '/app/main.ts')).toEqual(file('/app/conf/a.ts'))
  })

  it('survives a circular extends', () => {
    const resolve = resolverOf({ '/app/tsconfig.json': json({ extends: './other.json' }), '/app/other.json': json({ extends: './tsconfig.json' }), '/app/a.ts': '' })
    expect(resolve('./a', '/app/main.ts')).toEqual(file('/app/a.ts'))
    expect(resolve('pkg', '/app/main.ts')).toMatchObject({ kind: 'package' })
  })

  it('follows the references of a solution to the project that includes the file', () => {
    const resolve = resolverOf({
      '/app/tsconfig.json': json({ files: [], references: [{ path: './tsconfig.app.json' }, { path: './server' }] }),
      '/app/tsconfig.app.json': json({ include: ['src'], compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
      '/app/server/tsconfig.json': json({ compilerOptions: { paths: { '@/*': ['./*'] } } }),
      '/app/src/a.ts': '', '/app/server/a.ts': '',
    })
    expect(resolve('@/a', '/app/src/deep/x.ts')).toEqual(file('/app/src/a.ts'))
    expect(resolve('@/a', '/app/server/x.ts')).toEqual(file('/app/server/a.ts'))
  })

  it('reads jsconfig.json, and falls back to a config further up', () => {
    const resolve = resolverOf({
      '/app/jsconfig.json': json({ compilerOptions: { paths: { '~/*': ['./app/*'] } } }), '/app/app/a.js': '',
      '/app/tools/tsconfig.json': json({ compilerOptions: {} }),
    })
    expect(resolve('~/a', '/app/main.js')).toEqual(file('/app/app/a.js'))
    expect(resolve('~/a', '/app/tools/x.ts')).toEqual(file('/app/app/a.js'))
  })

  it('does not take a catch-all alias for a missing file', () => {
    const resolve = resolverOf({ '/app/tsconfig.json': json({ compilerOptions: { baseUrl: '.', paths: { '*': ['types/*'] } } }) })
    expect(resolve('express', '/app/main.ts')).toEqual({ kind: 'package', name: 'express', installed: false })
  })
})

describe('workspaces', () => {
  const packages = {
    '/app/packages/db/package.json': json({ name: '@acme/db', main: './dist/index.js' }), '/app/packages/db/src/index.ts': '', '/app/packages/db/src/client.ts': '',
    '/app/packages/lib/package.json': json({ name: '@acme/lib', exports: { '.': { types: './dist/index.d.ts', import: './dist/index.mjs' }, './server/*': './dist/server/*.js' } }),
    '/app/packages/lib/src/index.ts': '', '/app/packages/lib/src/server/team.ts': '', '/app/packages/lib/plain/file.ts': '',
    '/app/apps/web/package.json': json({ name: 'web' }), '/app/apps/web/page.tsx': '',
  }
  const from = '/app/apps/web/page.tsx'

  it.each([
    ['package.json', { '/app/package.json': json({ workspaces: ['packages/*', 'apps/*'] }) }],
    ['package.json with an object', { '/app/package.json': json({ workspaces: { packages: ['packages/*', 'apps/web'] } }) }],
    ['pnpm-workspace.yaml', { '/app/pnpm-workspace.yaml': "# all\npackages:\n  - 'packages/*' # libraries\n  - \"apps/**\"\n  - '!packages/old'\n\ncatalog:\n  - x\n" }],
    ['lerna.json', { '/app/lerna.json': '{}' }],
    ['rush.json', { '/app/rush.json': '{ /* r */ "projects": [{ "projectFolder": "packages/lib" }, // "x"\n { "projectFolder": "packages/db" },] }' }],
  ])('are read from %s', (_, manifest) => {
    const resolve = resolverOf({ ...packages, ...manifest })
    expect(resolve('@acme/db', from)).toEqual(file('/app/packages/db/src/index.ts'))
    expect(resolve('@acme/lib', from)).toEqual(file('/app/packages/lib/src/index.ts'))
  })

  it('resolve subpaths by exports, then by folders', () => {
    const resolve = resolverOf({ ...packages, '/app/package.json': json({ workspaces: ['packages/*'] }) })
    expect(resolve('@acme/lib/server/team', from)).toEqual(file('/app/packages/lib/src/server/team.ts'))
    expect(resolve('@acme/lib/plain/file', from)).toEqual(file('/app/packages/lib/plain/file.ts'))
    expect(resolve('@acme/db/client', from)).toEqual(file('/app/packages/db/src/client.ts'))
    expect(resolve('@acme/db/generated/client', from)).toEqual({ kind: 'missing', target: '/app/packages/db/generated/client' })
    expect(resolve('@acme/other', from)).toEqual({ kind: 'package', name: '@acme/other', installed: false })
  })

  it('win over their link in node_modules', () => {
    const resolve = resolverOf({ ...packages, '/app/package.json': json({ workspaces: ['packages/*'] }), '/app/node_modules/@acme/db/package.json': '{}', '/app/node_modules/@acme/db/dist/index.js': '' })
    expect(resolve('@acme/db', from)).toEqual(file('/app/packages/db/src/index.ts'))
  })

  it('are found from a root inside them', () => {
    const resolve = resolverOf({ ...packages, '/app/package.json': json({ workspaces: ['packages/*', 'apps/*'] }) }, '/app/apps/web')
    expect(resolve('@acme/db', from)).toEqual(file('/app/packages/db/src/index.ts'))
  })

  it('have packages that import themselves by name, and linked folders', () => {
    const resolve = resolverOf({
      '/app/package.json': json({ name: 'acme', dependencies: { shared: 'file:../shared' } }), '/app/src/a.ts': '',
      '/shared/package.json': json({ name: 'shared' }), '/shared/index.ts': '',
    })
    expect(resolve('acme/src/a', '/app/main.ts')).toEqual(file('/app/src/a.ts'))
    expect(resolve('shared', '/app/main.ts')).toEqual(file('/shared/index.ts'))
  })
})

describe('packages', () => {
  const resolve = resolverOf({
    '/app/package.json': json({ name: 'app', imports: { '#db': './src/db.js', '#lib/*': { types: './types/*.d.ts', default: './src/lib/*.js' }, '#orm': '@prisma/client', '#gone': './gen/x.js' } }),
    '/app/src/db.ts': '', '/app/src/lib/a.ts': '', '/app/types/a.d.ts': '',
    '/app/node_modules/@prisma/client/package.json': json({ main: 'default.js' }), '/app/node_modules/@prisma/client/default.js': '',
  })

  it('are outside the project, installed or not', () => {
    expect(resolve('@prisma/client', '/app/src/x.ts')).toEqual({ kind: 'package', name: '@prisma/client', installed: true, target: '/app/node_modules/@prisma/client/default' })
    expect(resolve('@prisma/client/edge', '/app/src/x.ts')).toEqual({ kind: 'package', name: '@prisma/client', installed: true, target: '/app/node_modules/@prisma/client/edge' })
    expect(resolve('lodash/map', '/app/src/x.ts')).toEqual({ kind: 'package', name: 'lodash', installed: false })
    expect(resolve('node:fs', '/app/src/x.ts')).toEqual({ kind: 'package', name: 'node:fs', installed: true })
    expect(resolve('fs/promises', '/app/src/x.ts')).toMatchObject({ kind: 'package', installed: true })
  })

  it('name their own parts with #imports', () => {
    expect(resolve('#db', '/app/src/x.ts')).toEqual(file('/app/src/db.ts'))
    expect(resolve('#lib/a', '/app/src/x.ts')).toEqual(file('/app/src/lib/a.ts'))
    expect(resolve('#orm', '/app/src/x.ts')).toMatchObject({ kind: 'package', name: '@prisma/client' })
    expect(resolve('#gone', '/app/src/x.ts')).toEqual({ kind: 'missing', target: '/app/gen/x' })
  })

  it('are not what an unknown alias means', () => {
    expect(resolve('@/src/db', '/app/src/x.ts')).toMatchObject({ kind: 'file', file: '/app/src/db.ts' })
    expect(resolve('@/nothing', '/app/src/x.ts')).toMatchObject({ kind: 'missing' })
  })
})

it('forgets', () => {
  const texts: Record<string, string> = { '/app/a.ts': '' }
  const kinds = memoryFiles(texts)
  const resolver = createModuleResolver(ts as never, { ...kinds, kind: (path) => Object.hasOwn(texts, path) ? 'file' : kinds.kind(path) }, '/app')
  expect(resolver.resolve('./b', '/app/a.ts').kind).toBe('missing')
  texts['/app/b.ts'] = ''
  expect(resolver.resolve('./b', '/app/a.ts').kind).toBe('missing')
  resolver.forget()
  expect(resolver.resolve('./b', '/app/a.ts').kind).toBe('file')
})
