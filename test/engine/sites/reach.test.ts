// Files are asked whether anything that they lead to could send a query, whichever way leads there, before anything is evaluated.

import ts from 'typescript'
import { expect, it } from 'vitest'
import { createEngine } from '../../../src/engine/create.ts'
import { createModuleResolver } from '../../../src/engine/resolve/modules.ts'
import { frameworks } from '../../../src/frameworks/frameworks.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { orms } from '../../../src/orm/registry.ts'
import { complete } from '../../harness/memory.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const ids = 'declare const ids: number[]\n'
const users = `import { prisma } from './client'
import type { Contract } from './contract'
export class Users implements Contract { load(id: number) { return prisma.user.findUnique({ where: { id }, select: { posts: true } }) } }
export const createUsers = () => ({ load: (id: number) => prisma.user.findFirst({ where: { id } }) })
export const load = (id: number) => prisma.user.findFirst({ where: { id } })
export type User = { readonly id: number; readonly name: string }
`
const others = {
  'src/users.ts': users,
  'src/contract.ts': 'export interface Contract { load(id: number): Promise<unknown> }',
  'src/types.ts': `import type { createUsers } from './users'\nexport type { Users, User } from './users'\nexport type Service = ReturnType<typeof createUsers>`,
  'src/barrel.ts': `export * from './types'`,
  'src/tables.ts': `import { prisma } from './client'\nexport const table = prisma.user`,
  'src/bound.ts': `import { container } from 'tsyringe'\nimport { load } from './users'\ncontainer.registerInstance('USERS', { load })`,
  'src/quiet.ts': 'export const load = (id: number) => id\nexport const cache = new Map<number, string>()',
}

function engineOf(files: Readonly<Record<string, string>>): { engine: Engine; write: (path: string, text: string) => void } {
  const texts = Object.fromEntries([...complete('reach', new Map(Object.entries({ ...others, ...files })))].map(([path, text]) => [`/project/${path}`, text]))
  const disk = memoryFiles(texts)
  const engine = createEngine({ ts, files: disk, root: '/project', modules: createModuleResolver(ts, disk, '/project'), orms: orms.map((orm) => orm.open(disk, '/project', {})), frameworks, settings: {} })
  return { engine, write: (path, text) => { texts[path] = text; engine.changed(path) } }
}

const sitesIn = (text: string, file = 'src/a.ts') => engineOf({ [file]: text }).engine.report(`/project/${file}`)!.sites.length
const held = (type: string) => `${ids}export class All { constructor(private readonly users: ${type}) {} async all() { for (const id of ids) await this.users.load(id) } }`
const loop = (call: string, given = '') => `${ids}export async function all(${given}) { for (const id of ids) await ${call} }`

it.each([
  ['an import', `import { load } from './users'\n${loop('load(id)')}`],
  ['an import of a module that hands on', `import { load } from './again'\n${loop('load(id)')}`],
  ['a class that is imported as a type', `import type { Users } from './users'\n${loop('users.load(id)', 'users: Users')}`],
  ['a type that other modules hand on', `import type { Users } from './barrel'\n${loop('users.load(id)', 'users: Users')}`],
  ['what a function returns, by its type', `import type { Service } from './barrel'\n${loop('users.load(id)', 'users: Service')}`],
  ['a type that is asserted', `import type { Users } from './users'\n${loop('(JSON.parse("{}") as Users).load(id)')}`],
  ['a type that is imported where it is used', loop('users.load(id)', `users: import('./users').Users`)],
  ['an interface that a class elsewhere implements', `import type { Contract } from './contract'\n${held('Contract')}`],
  ['a token that a module binds', `import { inject } from 'tsyringe'\n${ids}export class All { constructor(@inject('USERS') private readonly users: unknown) {} async all() { for (const id of ids) await this.users.load(id) } }`],
  ['a module that is imported where it is used', `${ids}export async function all() { const { load } = await import('./users'); for (const id of ids) await load(id) }`],
  ['a model under another name', `import { table } from './tables'\n${loop('table.create({ data: { email: String(id) } })')}`],
  ['a method that was taken off its model', `import { prisma } from './client'\nconst { create } = prisma.user\n${loop('create({ data: { email: String(id) } })')}`],
])('a query is found by %s', (_, text) => {
  const { engine } = engineOf({ 'src/a.ts': text, 'src/again.ts': `export { load } from './users'` })
  expect(engine.report('/project/src/a.ts')!.sites).toHaveLength(1)
})

it('a query is found by what is required', () => {
  expect(sitesIn(`const { load } = require('./users')\nexports.all = async (ids) => { for (const id of ids) await load(id) }`, 'src/a.js')).toBe(1)
})

it.each([
  ['it imports nothing of the kind', `import { load } from './quiet'\n${loop('load(id); given.ask(id)', 'given: { ask(id: number): void }')}`],
  ['it knows rows by their types', `import type { User } from './users'\n${loop('given.ask(id)', 'given: { ask(id: number): void }, user?: User')}`],
  ['a type is no more than what a package is told', `import type { Users } from './users'\nimport { createClient } from 'client'\nconst client = createClient<Users>()\n${loop('client.users.load(id)')}`],
  ['its maps and sets have methods like a model', `import { cache } from './quiet'\n${loop('given.ask(id, cache.delete(id))', 'given: { ask(...all: unknown[]): void }')}`],
])('nothing is evaluated where %s', (_, text) => {
  const { calls } = engineOf({ 'src/a.ts': text }).engine.report('/project/src/a.ts')!
  expect(calls).toMatchObject({ recognised: 0, unresolved: 0 })
})

it('sees an edit of a file on the way', () => {
  const { engine, write } = engineOf({ 'src/a.ts': `import { load } from './between'\n${loop('load(id)')}`, 'src/between.ts': `export { load } from './quiet'` })
  const sites = () => engine.report('/project/src/a.ts')!.sites.length
  expect(sites()).toBe(0)
  write('/project/src/between.ts', `export { load } from './users'`)
  expect(sites()).toBe(1)
  write('/project/src/between.ts', `export { load } from './quiet'`)
  expect(sites()).toBe(0)
})

it('sees a class that implements a contract from now on', () => {
  const { engine, write } = engineOf({ 'src/a.ts': `import type { Asking } from './asking'\n${held('Asking')}`, 'src/asking.ts': 'export interface Asking { load(id: number): unknown }', 'src/impl.ts': '' })
  const sites = () => engine.report('/project/src/a.ts')!.sites.length
  expect(sites()).toBe(0)
  write('/project/src/impl.ts', `import { prisma } from './client'\nimport type { Asking } from './asking'\nexport class Impl implements Asking { load(id: number) { return prisma.user.findFirst({ where: { id } }) } }`)
  expect(sites()).toBe(1)
})
