import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { type Origin, type Root, origin } from '../../../src/model/origin.ts'
import { fromLive } from '../../../src/model/live.ts'
import { type Value, array, literal, object, unknown } from '../../../src/model/value.ts'
import { prisma } from '../../../src/orm/prisma/prisma.ts'
import { memoryFiles } from '../../harness/memory-files.ts'
import { client, invoke, open, queryOf, schemaText, withoutClasses } from './project.ts'

const project = open()
const at = { file: '/app/src/a.ts', start: 0, end: 1 }
const closure: Value = { kind: 'closure', fn: 'f', captured: {} }
const param = (label: string): Origin => origin({ kind: 'param', fn: 'f', index: 0 }, label)
const importOf = (module: string, name: string): Root => ({ kind: 'import', of: { module, name } })
const instanceOf = (module: string, name: string): Root => ({ kind: 'instance', of: { module, name }, how: 'declared' })
const where = fromLive({ where: { id: 1 } })

describe('clients that are traced', () => {
  it.each([
    ['constructed', client],
    ['declared', instanceOf('@prisma/client', 'PrismaClient')],
    ['of a transaction', instanceOf('@prisma/client', 'Prisma.TransactionClient')],
    ['by the extended type', instanceOf('@prisma/client/runtime/library', 'DynamicClientExtensionThis')],
    ['imported', importOf('.prisma/client', 'PrismaClient')],
  ])('%s', (_name, root) => {
    const found = queryOf(project.recognise(invoke(root, ['user'], 'findMany', [where])))
    expect(found).toMatchObject({ certain: 'yes', tier: 'source', lazy: true })
    expect(found.call).toMatchObject({ orm: 'prisma', entity: 'User', operation: 'findMany', name: 'prisma.user.findMany', effect: 'read', rows: 'many', bounded: 'no' })
    expect(found.result).toMatchObject({ kind: 'ref', origin: { root: { kind: 'rows', entity: 'User', many: true, schema: '/app/prisma/schema.prisma' } } })
  })

  it('know their models', () => {
    expect(project.recognise(invoke(client, ['users'], 'findMany'))).toBeUndefined()
    expect(project.recognise(invoke(client, ['user'], 'fetchAll'))).toBeUndefined()
    expect(project.recognise(invoke(client, ['user', 'x'], 'findMany'))).toBeUndefined()
  })

  it('may have their method taken off', () => {
    const taken = invoke(client, ['user', 'findMany'], '', [], '')
    expect(queryOf(project.recognise(taken)).call.operation).toBe('findMany')
  })

  it('are told from other things of the package', () => {
    expect(project.recognise(invoke(importOf('@prisma/client', 'Prisma'), ['user'], 'findMany'))).toBeUndefined()
  })

  it('send raw statements', () => {
    expect(queryOf(project.recognise(invoke(client, [], '$queryRaw', [unknown]))).call).toMatchObject({ effect: 'raw', rows: 'many', name: 'prisma.$queryRaw' })
    expect(queryOf(project.recognise(invoke(client, [], '$executeRawUnsafe', [literal('x')]))).call).toMatchObject({ effect: 'raw', rows: 'none' })
  })

  it('run a transaction', () => {
    const scope = project.recognise(invoke(client, [], '$transaction', [closure]))
    expect(scope).toMatchObject({ kind: 'scope', callback: 0 })
    const tx = scope?.kind === 'scope' ? scope.parameters[0]! : unknown
    expect(queryOf(tx.kind === 'ref' ? project.recognise(invoke(tx.origin, ['user'], 'findMany')) : undefined).certain).toBe('yes')
    expect(project.recognise(invoke(client, [], '$transaction', [array([unknown])]))).toEqual({ kind: 'control', answers: true })
    expect(project.recognise(invoke(client, [], '$connect'))).toEqual({ kind: 'control' })
  })

  it.each(['$extends', '$replica', '$primary'])('stay clients after %s', (method) => {
    const extended = project.recognise(invoke(client, [], method, [object({})]))
    expect(queryOf(extended?.kind === 'value' && extended.value.kind === 'ref' ? project.recognise(invoke(extended.value.origin, ['user'], 'findMany')) : undefined).certain).toBe('yes')
  })

  it('need no schema', () => {
    const bare = open({ more: { '/app/prisma/schema.prisma': 'datasource db {\n  provider = "sqlite"\n}\n' } })
    expect(queryOf(bare.recognise(invoke(client, ['blogPost'], 'findMany'))).call.entity).toBe('BlogPost')
  })

  it('are told by their names alone to no more than unknown, without a schema', () => {
    const bare = withoutClasses(prisma.open(memoryFiles({}), '/app', {}))
    expect(queryOf(bare.recognise(invoke(client, ['blogPost'], 'findMany'))).certain).toBe('yes')
    expect(queryOf(bare.recognise(invoke(param('prisma'), ['blogPost'], 'findMany'))).certain).toBe('unknown')
    expect(bare.recognise(invoke(param('db'), ['blogPost'], 'findMany', [], 'db.blogPost'))).toBeUndefined()
  })
})

describe('relations chained to a call', () => {
  const one = queryOf(project.recognise(invoke(client, ['user'], 'findUnique', [where])))
  const rows = one.result.kind === 'ref' ? one.result.origin : param('none')

  it('are queries of their own', () => {
    const posts = queryOf(project.recognise(invoke(rows, [], 'posts', [], 'prisma.user.findUnique({ where })')))
    expect(posts.call).toMatchObject({ operation: 'fluent', entity: 'Post', rows: 'many' })
    expect(formatCost(posts.call.cost)).toBe('1')
    expect(posts.call.batch?.key).toBe('User.findUnique(id).posts')
    expect(posts.call.bulk?.operation).toBe('include')
  })

  it('cost nothing more where Prisma joins', () => {
    const joining = open({ features: ['relationJoins'] })
    expect(formatCost(queryOf(joining.recognise(invoke(rows, [], 'posts'))).call.cost)).toBe('0')
  })

  it('are neither properties of rows nor methods of lists', () => {
    expect(project.recognise(invoke(rows, ['posts'], 'map', [closure]))).toBeUndefined()
    expect(project.recognise(invoke(rows, [], 'email'))).toBeUndefined()
    const many = queryOf(project.recognise(invoke(client, ['user'], 'findMany'))).result
    expect(many.kind === 'ref' && project.recognise(invoke(many.origin, [], 'posts'))).toBeUndefined()
  })
})

describe('receivers that cannot be traced', () => {
  it.each([
    [param('prisma'), ['user'], 'findMany', []],
    [param('tx'), ['user'], 'update', [fromLive({ where: { id: 1 }, data: { name: 'x' } })]],
    [param('ctx'), ['prisma', 'user'], 'count', [where]],
    [param('ctx'), ['db', 'membership'], 'create', [fromLive({ data: {} })]],
    [origin({ kind: 'global', name: 'globalThis' }), ['prisma', 'user'], 'findFirst', [unknown]],
    [origin(importOf('@/lib/db', 'default'), 'prisma'), ['post'], 'findMany', []],
    [origin({ kind: 'result', of: undefined, at }, 'prisma'), ['post'], 'deleteMany', []],
  ] as const)('count by a client\'s name, a model and fitting arguments: %#', (receiver, path, method, args) => {
    expect(queryOf(project.recognise(invoke(receiver, path, method, args)))).toMatchObject({ certain: 'yes', tier: 'source' })
  })

  it('are unknown without a client\'s name', () => {
    expect(queryOf(project.recognise(invoke(param('repo'), ['user'], 'findMany', [where], 'repo.user'))).certain).toBe('unknown')
    expect(queryOf(project.recognise(invoke(param('store'), ['conn', 'user'], 'upsert', [], 'store.conn.user'))).certain).toBe('unknown')
  })

  it('take names from the settings', () => {
    const named = open({ settings: { clients: ['store'] } })
    expect(queryOf(named.recognise(invoke(param('store'), ['user'], 'findMany', []))).certain).toBe('yes')
  })

  it('send raw statements by name', () => {
    expect(queryOf(project.recognise(invoke(param('tx'), [], '$queryRaw', [unknown]))).certain).toBe('yes')
    expect(queryOf(project.recognise(invoke(param('q'), [], '$queryRaw', [unknown]))).certain).toBe('unknown')
  })

  it.each([
    ['Map.delete', param('map'), [], 'delete', [literal(1)]],
    ['a set on a model\'s name', param('cache'), ['user'], 'delete', [literal(1)]],
    ['delete by key under a client\'s name', param('db'), ['user'], 'delete', [literal(1)]],
    ['count without arguments', param('db'), ['user'], 'count', []],
    ['relational queries of drizzle', param('db'), ['query', 'user'], 'findMany', [fromLive({ with: { posts: true } })]],
    ['relational queries of drizzle, Prisma-like arguments', param('x'), ['query', 'user'], 'findMany', [where]],
    ['Sequelize', param('db'), ['user'], 'create', [fromLive({ email: 'x' })]],
    ['Sequelize upsert', param('db'), ['user'], 'upsert', [fromLive({ email: 'x' })]],
    ['Mongo', param('db'), ['user'], 'updateMany', [fromLive({ age: 1 }), fromLive({ $set: {} })]],
    ['axios', origin(importOf('axios', 'default')), [], 'create', [fromLive({ baseURL: 'x' })]],
    ['an import of another package', origin(importOf('drizzle-orm', 'db'), 'db'), ['user'], 'findMany', []],
    ['a call into another package', origin({ kind: 'result', of: origin(importOf('knex', 'default')), at }, 'db'), ['user'], 'findMany', []],
    ['an instance of another package', origin(instanceOf('typeorm', 'DataSource'), 'db'), ['user'], 'findMany', []],
    ['no model', param('prisma'), ['invoice'], 'findMany', []],
    ['rows of another call', origin({ kind: 'rows', orm: 'typeorm', many: false, at }), ['user'], 'findMany', []],
  ] as const)('never by a name alone: %s', (_name, receiver, path, method, args) => {
    expect(project.recognise(invoke(receiver, path, method, args, ['x', ...path].join('.')))).toBeUndefined()
  })
})

describe('owned imports', () => {
  it('are the package', () => {
    expect(project.owns('@prisma/client', undefined, '/app/src/a.ts')).toBe('/app/prisma/schema.prisma')
    expect(project.owns('@prisma/client/runtime/library', undefined, '/app/src/a.ts')).toBeDefined()
    expect(project.owns('@prisma/adapter-pg', undefined, '/app/src/a.ts')).toBeUndefined()
    expect(project.owns('react', undefined, '/app/src/a.ts')).toBeUndefined()
  })

  it('are a generator\'s output, written or not', () => {
    const generated = open({ output: '../src/generated/prisma' })
    for (const target of ['/app/src/generated/prisma', '/app/src/generated/prisma.ts', '/app/src/generated/prisma/client.ts']) {
      expect(generated.owns('./generated/prisma', target, '/app/src/a.ts')).toBe('/app/prisma/schema.prisma')
    }
    expect(generated.owns('./generated/prisma-extra', '/app/src/generated/prisma-extra.ts', '/app/src/a.ts')).toBeUndefined()
    const root: Root = { kind: 'instance', of: { module: './generated/prisma/client', name: 'PrismaClient', schema: '/app/prisma/schema.prisma' }, how: 'constructed' }
    expect(queryOf(generated.recognise(invoke(root, ['user'], 'findMany'))).certain).toBe('yes')
  })

  it('belong to the nearest of several schemas', () => {
    const several = open({ more: {
      '/app/packages/a/package.json': '{}', '/app/packages/a/prisma/schema.prisma': schemaText(),
      '/app/packages/b/package.json': '{}', '/app/packages/b/prisma/schema.prisma': schemaText(),
    } })
    expect(several.owns('@prisma/client', undefined, '/app/packages/b/src/x.ts')).toBe('/app/packages/b/prisma/schema.prisma')
    expect(several.owns('@prisma/client', undefined, '/app/packages/a/src/x.ts')).toBe('/app/packages/a/prisma/schema.prisma')
  })
})

describe('evidence', () => {
  it('is typed where the package is installed', () => {
    const installed = open({ more: { '/app/node_modules/@prisma/client/package.json': '{}' } })
    expect(queryOf(installed.recognise(invoke(client, ['user'], 'findMany'))).tier).toBe('typed')
  })

  it('is source where the generated code is absent', () => {
    const absent = open({ output: '../generated', more: { '/app/node_modules/@prisma/client/package.json': '{}' } })
    expect(queryOf(absent.recognise(invoke(client, ['user'], 'findMany'))).tier).toBe('source')
  })

  it('is refused for Prisma 8, with a note', () => {
    const next = open({ version: '^8.0.0' })
    expect(next.problems).toHaveLength(1)
    expect(next.problems[0]).toMatchObject({ severity: 'note' })
    expect(next.recognise(invoke(client, ['user'], 'findMany'))).toBeUndefined()
  })
})
