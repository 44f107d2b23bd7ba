// What is evaluated when nobody counts calls: a query in a function that repeats nothing is not even recognised.

import ts from 'typescript'
import { expect, it } from 'vitest'
import { createEngine } from '../../../src/engine/create.ts'
import { createModuleResolver } from '../../../src/engine/resolve/modules.ts'
import { frameworks } from '../../../src/frameworks/frameworks.ts'
import { orms } from '../../../src/orm/registry.ts'
import { complete } from '../../harness/memory.ts'
import { memoryFiles } from '../../harness/memory-files.ts'

const head = `import { prisma } from './client'
import pMap from 'p-map'
import { useMemo } from 'react'
import { createServer } from 'server'
import { each, guarded, retried, Row, Card } from './other'
declare const ids: number[]
`
const find = 'prisma.user.findUnique({ where: { id } })'
const other = `export function each(items: number[], f: (one: number) => unknown) { for (const one of items) f(one) }
export function once(f: (one: number) => unknown) { return [f(1)].length }
export function guarded(f: (one: number) => unknown) { return once((one) => f(one)) }
export function retried(f: (one: number) => unknown) { return each([1, 2], f) }
export const Row = () => null
export const Card = async () => null
export class Service { one(id: number) { return id }
  sum(id: number) { for (const n of [1, 2]) id += n; return id }
  each(f: (one: number) => unknown) { for (const n of [1, 2]) f(n) } }
export const load = async () => ({ id: 1 })
export abstract class Store { abstract load(id: number): unknown }
export const service = new Service()
export enum Kind { A }
export interface Filter { term: string; kinds: Kind[]; since?: Date }
export interface Hooks { each: (id: number) => unknown }
export class Lookup { find(id: number, filter?: Filter) { for (const n of [1, 2]) this.seen(id); return filter } each(hooks: Hooks) { for (const n of [1, 2]) hooks.each(n) } private seen: (id: number) => void = () => undefined }
`

function recognised(body: string, more: Readonly<Record<string, string>> = {}): number {
  const sources = complete('asking', new Map([['src/a.tsx', head + body], ['src/other.tsx', other], ...Object.entries(more)]))
  const files = memoryFiles(Object.fromEntries([...sources].map(([path, text]) => [`/project/${path}`, text])))
  const engine = createEngine({ ts, files, root: '/project', modules: createModuleResolver(ts, files, '/project'), orms: orms.map((orm) => orm.open(files, '/project', {})), frameworks, settings: {} })
  return engine.report('/project/src/a.tsx')!.calls.recognised
}

it.each([
  ['nothing repeats', `export async function one(id: number) { return ${find} }`],
  ['a loop asks for nothing', `export async function one(id: number) { let sum = 0; for (const n of ids) sum += Math.abs(n); return [sum, await ${find}] }`],
  ['a list is only rendered', `export function one(id: number) { void ${find}.then((it) => it); return <ul>{ids.map((n) => <Row key={n} />)}</ul> }`],
  ['a package calls back, of which no table says that it does so per item', `export function one(id: number) { return useMemo(() => ${find}, [id]) }`],
  ['what a package handed back is given a handler', `const app = createServer(); app.use(async (id: number) => { await ${find} })`],
  ['a function of the project calls back once', `export function one() { return guarded((id) => ${find}) }`],
  ['a service has a method of the same name', `import { Service } from './other'\nexport class Api { constructor(private service: Service) {} async one(id: number) { await this.service.one(id); return ${find} } }`],
  ['an imported object has a method of the same name', `import { service } from './other'\nexport async function one(id: number) { service.one(id); return ${find} }`],
  ['a method that asks for nothing is called for each', `export class Api { tidy(n: number) { return n + 1 } one(id: number) { ids.map((n) => this.tidy(n)); return ${find} } }`],
  ['a field of a method\'s result is handed to a service that calls nothing back', `import { load, Service } from './other'\nexport class Api { constructor(private service: Service) {} async one(id: number) { const user = await load(); this.service.sum(user.id); return ${find} } }`],
  ['a client is given a transaction', `import { PrismaClient } from '@prisma/client'\nexport class Api { constructor(private db: PrismaClient) {} one(id: number) { return this.db.$transaction(async (tx) => { await tx.user.findUnique({ where: { id } }) }) } }`],
  ['a field is handed to a function whose parameter is a number', `import { load, Lookup } from './other'\nexport class Api { constructor(private lookup: Lookup) {} async one(id: number) { const user = await load(); this.lookup.find(user.id); return ${find} } }`],
  ['fields are handed to a function whose parameter holds data alone', `import { load, Lookup } from './other'\nexport class Api { constructor(private lookup: Lookup) {} async one(id: number) { const user = await load(); this.lookup.find(id, { term: user.term, kinds: [user.kind] }); return ${find} } }`],
  ['a package\'s class is asked for each', `import { ConfigService } from '@nestjs/config'\nexport class Api { constructor(private config: ConfigService) {} one(id: number) { ids.map((n) => this.config.get(String(n))); return ${find} } }`],
  ['a parameter of a package\'s type is asked for each', `import type { Response } from 'express'\nexport function one(id: number, response: Response) { ids.map((n) => response.getHeader(String(n))); return ${find} }`],
  ['a parameter\'s method that asks for nothing is called for each', `import { Service } from './other'\nexport function one(id: number, service: Service) { ids.map((n) => service.one(n)); return ${find} }`],
  ['a local function that asks for nothing is called for each', `export function one(id: number) { const double = (n: number) => n * 2; for (const n of ids) double(n); return ${find} }`],
  ['a row is handed to a function of a package that is called like a method of arrays', `import * as O from 'fp-ts/Option'\nexport async function one(id: number) { const user = await ${find}; return O.some(user) }`],
  ['what a call answered is handed on, with its fields, to a function that has a loop', `export async function one(id: number) { const user = await ${find}; each(ids, user as never); each(ids, user.name) }`],
  ['a part of a request is handed to a function that has a loop', `export function one(req: any, id: number) { const body = req.body; each(ids, body.id); return ${find} }`],
  ['settings are handed to a base class of a package', `import { Strategy } from 'passport'\nexport class Own extends Strategy { constructor(config: any, private id: number) { super({ secret: config.get('SECRET') }) } one(id: number) { return ${find} } }`],
  ['a list that was filtered is handed to a function that has a loop', `export function one(id: number) { const kept = ids.filter((n) => n > 1); each(ids, kept as never); return ${find} }`],
  ['a list of the language\'s is filtered by its own function', `export async function one(id: number, path: string) { const parts = (it: { path: string }) => it.path.split('/').filter(Boolean).length; ids.map(() => parts({ path })); return ${find} }`],
  ['a function tries the same again after a failure', `export async function one(id: number, attempt = 0): Promise<unknown> { try { return await ${find} } catch { return attempt > 2 ? undefined : one(id, attempt + 1) } }`],
  ['a method tries the same again', `export class Api { async one(id: number): Promise<unknown> { return await ${find} ?? this.one(id) } }`],
  ['an array is searched', `export async function one(id: number) { ids.some((n) => n === id); return ${find} }`],
])('is not evaluated where %s', (_, body) => expect(recognised(body)).toBe(0))

it.each([
  ['a loop asks', `export async function one() { for (const id of ids) await ${find} }`],
  ['an array method is given a function that asks', `export const one = () => Promise.all(ids.map((id) => ${find}))`],
  ['a local function is handed on by name', `export function one() { const ask = (id: number) => ${find}; return pMap(ids, ask) }`],
  ['a function of the project is given one', `export function one() { each(ids, (id) => ${find}) }`],
  ['a function of the project hands it to another that has a loop', `export function one() { return retried((id) => ${find}) }`],
  ['a method that asks is called for each', `export class Api { load(id: number) { return ${find} } all() { return ids.map((id) => this.load(id)) } }`],
  ['a method is given a function and has a loop', `export class Api { each(f: (id: number) => unknown) { for (const id of ids) f(id) } one() { this.each((id) => ${find}) } }`],
  ['a service is given a function and has a loop', `import { Service } from './other'\nexport class Api { constructor(private service: Service) {} one() { this.service.each((id) => ${find}) } }`],
  ['a method calls what it was given by its method', `export class Api { each(f: (id: number) => unknown) { for (const id of ids) f.apply(this, [id]) } one() { this.each((id) => ${find}) } }`],
  ['a method keeps what it was given and calls that in a loop', `export class Api { private f?: (id: number) => unknown\n  each(f: (id: number) => unknown) { this.f = f; for (const id of ids) this.f(id) } one() { this.each((id) => ${find}) } }`],
  ['a field is handed to a function whose parameter holds a function', `import { load, Lookup } from './other'\nexport class Api { constructor(private lookup: Lookup) {} async one() { const hooks = await load(); this.lookup.each({ each: hooks.each }); return 1 } two() { this.lookup.each({ each: (id) => ${find} }) } }`],
  ['a client of a parameter\'s type is asked for each', `import type { PrismaClient } from '@prisma/client'\nexport const all = (db: PrismaClient) => ids.map((id) => db.user.findUnique({ where: { id } }))`],
  ['a repository of a parameter\'s type is asked for each', `import type { Repository } from 'typeorm'\nexport const all = (users: Repository<object>) => ids.map((id) => users.findOneBy({ id }))`],
  ['a class fulfils an abstract one otherwise', `import { Store } from './other'\nexport class Rows extends Store { load(id: number) { return ${find} } }\nexport class Api { constructor(private store: Store) {} all() { return ids.map((id) => this.store.load(id)) } }`],
  ['a list renders what awaits', `export function one(id: number) { void ${find}.then((it) => it); return <ul>{ids.map((n) => <Card key={n} />)}</ul> }`],
  ['a list of functions is handed to a package', `import pAll from 'p-all'\nexport const all = () => pAll(ids.map((id) => () => ${find}))`],
  ['a method of awaited services is handed on', `import { createServices } from './services'\nexport async function one(id: number) { const services = await createServices(); each(ids, services.load); return ${find} }`],
  ['an imported function of an ORM hands out what is asked for each', `import { getRepository } from 'typeorm'\nexport const all = () => ids.map((id) => getRepository('User').findOne({ where: { id } }))`],
  ['a variable holds that', `import { getManager } from 'typeorm'\nexport function all(Post: any) { const manager = getManager(); return ids.map((id) => manager.find(Post, { where: { id } })) }`],
  ['a function calls itself', `export async function one(id: number): Promise<unknown> { const user = await ${find}; return user && one(user.id + 1) }`],
  ['a method calls itself on another of its class', `export class Tree { constructor(private parent: Tree) {} async one(id: number): Promise<unknown> { await ${find}; return this.parent.one(id) } }`],
  ['two functions call one another', `async function one(id: number): Promise<unknown> { await ${find}; return two(id) }\nexport function two(id: number) { return one(id) }`],
])('is evaluated where %s', (_, body) => expect(recognised(body)).toBe(1))

const entity = `import { BaseEntity, Entity, OneToMany } from 'typeorm'
@Entity()
export class User extends BaseEntity { @OneToMany(() => User, 'boss') staff!: Promise<User[]>; name!: string }
`

it.each([
  ['a property that is no promise is read', 'users.map((user) => user.name)', 0],
  ['a promise that a class holds is read', 'users.map((user) => user.staff)', 1],
  ['such a promise is taken out of each', 'users.forEach(async ({ staff }) => { await staff })', 1],
])('of rows that load relations when they are read: %s', (_, repeated, calls) => {
  const body = `import { User } from './entities'\nexport function all(users: User[]) { return ${repeated} }`
  const more = { 'package.json': '{ "dependencies": { "typeorm": "1.1.1", "@prisma/client": "7" } }', 'src/entities.ts': entity }
  expect(recognised(body, more)).toBe(calls)
})

it('follows no variable in a circle', () => {
  expect(recognised(`var a = b(), b = a()\nvar own = own(1)\nexport const all = () => ids.map((id) => [own(id), a.x(b), ${find}])`)).toBe(1)
})
