// What data sources are made with, wherever code has put it together: found where evaluation leads to it, and never taken for something else.

import { describe, expect, it } from 'vitest'
import { evaluate, formatCost } from '../../../src/model/cost.ts'
import { type Major, majors, statementsOf } from './database.ts'
import { analysed, callOf } from './engine.ts'

type Texts = Readonly<Record<string, string>>

const BY_QUERY = 'relationLoadStrategy: \'query\''
const TYPEORM = 'import { DataSource, createConnection, getConnectionOptions } from \'typeorm\'\n'
const NEST = 'import { TypeOrmModule } from \'@nestjs/typeorm\'\n'

const db = (text: string): Texts => ({ 'db.ts': TYPEORM + text.replaceAll('BY_QUERY', BY_QUERY) })
const nest = (text: string, more: Texts = {}): Texts => ({ 'app.module.ts': NEST + text.replaceAll('BY_QUERY', BY_QUERY), ...more })
const costOf = (texts: Texts): string => {
  const more = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/app/${name}`, text]))
  return formatCost(callOf('await users.find({ relations: { posts: true } })', { more, version: '^0.3.31' }).cost)
}

describe('options are found', () => {
  it.each<readonly [string, Texts]>([
    ['in a variable of a function', db('export function make() { const options = { BY_QUERY } as const; return new DataSource(options) }')],
    ['in a variable that is set on both ways', db('export function make(ssl) { let options; if (ssl) options = { BY_QUERY, ssl }; else { options = { BY_QUERY } } return createConnection(options) }')],
    ['in a field that is set later', db('export function make() { const options = { type: \'postgres\' } as Options; options.relationLoadStrategy = \'query\'; return new DataSource(options) }')],
    ['in a field that the module sets', db('const options = { type: \'postgres\' } as Options\noptions.relationLoadStrategy = \'query\'\nexport default new DataSource(options)')],
    ['merged into a variable', db('export function make() { const options = { type: \'postgres\' }; Object.assign(options, { BY_QUERY }); return new DataSource(options) }')],
    ['merged into a new object', db('const base = { BY_QUERY }\nexport default new DataSource(Object.assign({}, base, { ssl: true }))')],
    ['beside what is merged into them', db('const options = { BY_QUERY }\nObject.assign(options, { ssl: true })\nexport const make = () => new DataSource(options)')],
    ['in a variable around the function', db('export function connect() { const options = { BY_QUERY }; return retry(() => createConnection(options)) }')],
    ['in a list', db('export async function connect() { for (const options of [{ BY_QUERY }, { name: \'b\', BY_QUERY }]) await createConnection(options) }')],
    ['in a field of a class', db('export class Database { private options = { BY_QUERY }\n connect() { return createConnection(this.options) } }')],
    ['in a method of a class', db('export class Database { connect() { const options = this.options(); return createConnection(options) }\n options() { return { BY_QUERY } } }')],
    ['by an asynchronous function of another file', { 'options.ts': `export async function options() { const base = { ${BY_QUERY} }; return { ...base, ssl: true } }`, ...db('import { options } from \'./options\'\nexport async function make() { const found = await options(); return new DataSource(found) }') }],
    ['in CommonJS', { 'options.js': `module.exports = { ${BY_QUERY} }`, 'db.js': 'const { DataSource } = require(\'typeorm\')\nconst options = require(\'./options\')\nmodule.exports = new DataSource(options)' }],
    ['in a module that is made by a function', nest('export class Database { static register() { const options = { BY_QUERY }; return { imports: [TypeOrmModule.forRoot(options)] } } }')],
    ['in a module\'s own variable', nest('const options = { useFactory: () => ({ BY_QUERY }) }\nexport const imports = [TypeOrmModule.forRootAsync(options)]')],
    ['in a variable around a module\'s factory', nest('export class Database { static register() { const base = { BY_QUERY }; return TypeOrmModule.forRootAsync({ useFactory: () => ({ ...base, ssl: true }) }) } }')],
    ['in a field of a module\'s class', nest('import { Config } from \'./config\'\nexport const imports = [TypeOrmModule.forRootAsync({ useClass: Config })]', { 'config.ts': `export class Config { private own = { ${BY_QUERY} }\n createTypeOrmOptions() { return { ...this.own, ssl: true } } }` })],
    ['over what is not known', nest('export const imports = [TypeOrmModule.forRootAsync({ useFactory: async (config: Config) => ({ ...config.get(\'db\'), BY_QUERY }) })]')],
    ['through a module\'s own way to make the source', nest('import { DataSource } from \'typeorm\'\nexport const imports = [TypeOrmModule.forRootAsync({ useFactory: (config) => ({ url: config.url, BY_QUERY }), dataSourceFactory: async (options) => { const all = { ...options, ssl: true }; return new DataSource(all).initialize() } })]')],
    ['in a module\'s own way to make the source', nest('import { DataSource } from \'typeorm\'\nexport const imports = [TypeOrmModule.forRootAsync({ useFactory: (config) => ({ url: config.url }), dataSourceFactory: async (options) => new DataSource({ ...options, BY_QUERY }) })]')],
    ['of a class', db('export class AppDataSource extends DataSource { constructor() { super({ type: \'postgres\', BY_QUERY }) } }')],
    ['of a class, in a variable', db('export class AppDataSource extends DataSource { constructor(url: string) { const options = { url, BY_QUERY }; super(options) } }')],
    ['given to a class', db('export class AppDataSource extends DataSource { constructor(options) { super({ ...options, ssl: true }) } }\nexport const source = new AppDataSource({ BY_QUERY })')],
    ['given to a class that hands them on', db('export class AppDataSource extends DataSource {}\nexport const source = new AppDataSource({ BY_QUERY })')],
    ['of a class that has them over what it is given', db('export class AppDataSource extends DataSource { constructor(options) { super({ BY_QUERY, ...options }) } }\nexport const source = new AppDataSource({ ssl: true })')],
    ['of a class of a class', { 'base.ts': 'import * as typeorm from \'typeorm\'\nexport abstract class Base extends typeorm.DataSource { constructor(options) { super({ ...options, ssl: true }) } }', ...db('import { Base } from \'./base\'\nexport class AppDataSource extends Base { constructor() { super({ BY_QUERY }) } }') }],
  ])('%s', (_name, texts) => {
    expect(costOf(texts)).toBe('1 … 3')
  })
})

describe('options are not known', () => {
  it.each<readonly [string, Texts]>([
    ['that are set on one way', db('export function make(own) { let options = { BY_QUERY }; if (own) options = { ssl: true }; return new DataSource(options) }')],
    ['that a function inside sets', db('export function make() { let options = { BY_QUERY }; const plain = () => { options = {} }; plain(); return new DataSource(options) }')],
    ['of which a field is set somewhere', db('const options = { BY_QUERY } as Options\nexport const plain = () => { options.relationLoadStrategy = \'join\' }\nexport const make = () => new DataSource(options)')],
    ['of which a field is merged over', db('const options = { BY_QUERY } as Options\nObject.assign(options, { relationLoadStrategy: \'join\' })\nexport const make = () => new DataSource(options)')],
    ['over which something unknown is spread', db('export const make = (own) => new DataSource({ BY_QUERY, ...own })')],
    ['over which a module\'s configuration is spread', nest('export const imports = [TypeOrmModule.forRootAsync({ useFactory: async (config: Config) => ({ BY_QUERY, ...config.get(\'db\') }) })]')],
    ['that differ in a list', db('export async function connect() { for (const options of [{ BY_QUERY }, { name: \'b\' }]) await createConnection(options) }')],
    ['that a module\'s own way to make the source changes', nest('import { DataSource } from \'typeorm\'\nexport const imports = [TypeOrmModule.forRootAsync({ useFactory: () => ({ BY_QUERY }), dataSourceFactory: async (options) => new DataSource({ ...options, relationLoadStrategy: \'join\' }) })]')],
    ['of a class that is given others', db('export class AppDataSource extends DataSource { constructor(options) { super({ BY_QUERY, ...options }) } }\nexport const source = new AppDataSource({ relationLoadStrategy: \'join\' })')],
    ['of a class that is made in two ways', db('export class AppDataSource extends DataSource {}\nexport const a = new AppDataSource({ BY_QUERY })\nexport const b = new AppDataSource({})')],
    ['of a class of which nobody sees what it is given', db('export class AppDataSource extends DataSource {}\nexport const other = new DataSource({ BY_QUERY })')],
    ['of another library\'s class', { 'db.ts': `import { DataSource } from 'another-package'\nexport class AppDataSource extends DataSource { constructor() { super({ ${BY_QUERY} }) } }` }],
  ])('%s', (_name, texts) => {
    expect(costOf(texts)).toBe('1')
  })
})

describe('classes that extend a data source are data sources', () => {
  const source = `import { DataSource, type EntityManager } from 'typeorm'
import { User } from './entities'
export class AppDataSource extends DataSource {
  constructor() { super({ type: 'postgres' }) }
  readonly list = this.getRepository(User)
  get users() { return this.getRepository(User) }
  one(id: number) { return this.manager.findOneBy(User, { id }) }
}
export const db = new AppDataSource()`
  const loop = 'for (const id of ids) await'
  const uses = [
    'db.manager.findOneBy(User, { id })', 'db.getRepository(User).findOneBy({ id })', 'db.query(\'select\', [id])', 'db.transaction(async (manager) => manager.findOneBy(User, { id }))', 'db.one(id)', 'db.users.findOneBy({ id })',
    'db.list.findOneBy({ id })', 'db.createQueryBuilder(User, \'user\').where(\'user.id = :id\', { id }).getOne()', 'db.createQueryRunner().query(\'select\', [id])',
  ]
  const ways: Readonly<Record<string, (use: string) => string>> = {
    'imported': (use) => `import { db } from './db'\nexport async function main(ids: number[]) { ${loop} ${use} }`,
    'declared': (use) => `import type { AppDataSource } from './db'\nexport async function main(db: AppDataSource, ids: number[]) { ${loop} ${use} }`,
    'injected': (use) => `import { AppDataSource } from './db'\nexport class Service { constructor(private readonly db: AppDataSource) {}\n async main(ids: number[]) { ${loop} this.${use} } }`,
    'initialized': (use) => `import { AppDataSource } from './db'\nexport async function main(ids: number[]) { const db = await new AppDataSource().initialize()\n ${loop} ${use} }`,
  }
  it.each(Object.keys(ways).flatMap((way) => uses.map((use) => [way, use] as const)))('%s: %s', (way, use) => {
    const { findings } = analysed(`import { User } from './entities'\n${ways[way]!(use)}`, { more: { '/app/db.ts': source } })
    expect(findings).toEqual([expect.stringMatching(/once for each `id` of `ids`/)])
  })
  it.each(uses.filter((use) => !use.startsWith('db.one')))('in a method of their own: %s', (use) => {
    const { findings } = analysed(source.replace('one(id: number)', `async each(ids: number[]) { ${loop} ${use.replace('db.', 'this.')} }\n  one(id: number)`))
    expect(findings).toEqual([expect.stringMatching(/once for each `id` of `ids`/)])
  })
})

describe.each(Object.keys(majors) as Major[])('TypeORM %s sends as many statements', (major) => {
  const head = 'import { DataSource } from \'typeorm\'\nimport { basics } from \'./basics\'\n'
  const body = 'await dataSource.getRepository(User).find({ relations: { posts: true } })'
  it.each<readonly [string, number, string]>([
    ['by options in a variable', 3, 'const make = () => { const options = { ...basics }; options.relationLoadStrategy = \'query\'; return new DataSource(options) }\nexport const source = make()'],
    ['by options of a function', 3, 'const options = (more: object) => ({ ...more, relationLoadStrategy: \'query\' })\nexport const source = new DataSource(options(basics))'],
    ['by a class', 3, 'class AppDataSource extends DataSource { constructor() { super({ ...basics, relationLoadStrategy: \'query\' }) } }\nexport const source = new AppDataSource()'],
    ['by what a class is given', 3, 'class AppDataSource extends DataSource { constructor(own: object) { super({ ...own, logging: false }) } }\nexport const source = new AppDataSource({ ...basics, relationLoadStrategy: \'query\' })'],
    ['by a class that says nothing', 1, 'class AppDataSource extends DataSource { constructor() { const options = { ...basics, relationLoadStrategy: undefined }; super(options) } }\nexport const source = new AppDataSource()'],
  ])('%s', async (_name, count, text) => {
    const { calls } = analysed(`import type { DataSource } from 'typeorm'\nimport { User } from './entities'\nexport async function main(dataSource: DataSource) { ${body} }`, { version: major === '1' ? '1.1.1' : '0.3.31', drivers: ['sql.js'], more: { '/app/db.ts': head + text } })
    const [low, high] = evaluate(calls[0]!.cost, () => 3)
    const sent = await statementsOf(major, body, head + text)
    expect(sent).toHaveLength(count)
    expect([low, high]).toEqual([1, count])
  })
})
