// The same sources on a real database: each major of TypeORM on sql.js, with every statement counted.

import { createRequire } from 'node:module'
import ts from 'typescript'
import { entities } from './entities.text.ts'
import { head } from './engine.ts'
import 'reflect-metadata'

const load = createRequire(import.meta.url)

export const majors = { '0.3': 'typeorm03', '1': 'typeorm' } as const
export type Major = keyof typeof majors

interface Source {
  initialize(): Promise<unknown>
  destroy(): Promise<void>
  readonly sqljsManager: { exportDatabase(): Uint8Array }
  readonly entityMetadatas: readonly { readonly name: string; readonly tableName: string; readonly columns: readonly { readonly propertyPath: string; readonly databaseName: string; readonly isVirtual: boolean }[]; readonly relations: readonly { readonly propertyPath: string; readonly isManyToMany: boolean; readonly joinColumns: readonly { readonly databaseName: string }[] }[] }[]
  getRepository(target: unknown): { create(row: object): object; save(rows: unknown): Promise<Record<string, unknown>[]> }
}

type Exports = Readonly<Record<string, unknown>>

/** Text as a module whose `typeorm` is that of a major. */
function evaluated(text: string, major: Major, others: Readonly<Record<string, Exports>> = {}): Exports {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false, esModuleInterop: true }
  const code = ts.transpileModule(text, { compilerOptions: options }).outputText
  const module: Record<string, unknown> = {}
  new Function('exports', 'require', code)(module, (name: string) => others[name] ?? load(name.replace(/^typeorm(?=\/|$)/, majors[major])))
  return module
}

interface Prepared {
  readonly model: Exports
  readonly tables: readonly unknown[]
  /** The seeded database, as a file's content. */
  readonly content: Uint8Array
}

const prepared = new Map<Major, Prepared>()

/**
 * Statements that a body sends, transaction control left out. `options`: of the data source; or a module that exports one as `source`, with
 * what it needs to reach the database from `basics` of `./basics`.
 */
export async function statementsOf(major: Major, body: string, options: object | string = {}): Promise<readonly string[]> {
  const { model, tables, content } = prepared.get(major) ?? await prepare(major)
  const main = evaluated(`${head}\nexport async function main(dataSource: DataSource) {\n${body}\n}`, major, { './entities': model })
  const sent: string[] = []
  const basics = optionsOf({ entities: tables, database: content, ...typeof options === 'string' ? {} : options }, (text) => sent.push(text))
  const source = typeof options === 'string' ? evaluated(options, major, { './basics': { basics }, './entities': model })['source'] as Source : sourceOf(major, basics)
  await source.initialize()
  try {
    sent.length = 0
    await (main['main'] as (source: Source) => Promise<unknown>)(source)
    return sent.filter((text) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|START|PRAGMA)/i.test(text))
  } finally {
    await source.destroy()
  }
}

/** What a naming strategy calls tables, columns and keys of relations; `strategy`: a module that exports one. */
export async function namesOf(major: Major, strategy?: string): Promise<Readonly<Record<string, { readonly table: string; readonly columns: readonly string[]; readonly keys: readonly string[] }>>> {
  const { tables } = prepared.get(major) ?? await prepare(major)
  const Strategy = strategy === undefined ? undefined : Object.values(evaluated(strategy, major))[0] as new () => object
  const source = createSource(major, { entities: tables, ...Strategy === undefined ? {} : { namingStrategy: new Strategy() } }, () => undefined)
  await source.initialize()
  const names = source.entityMetadatas.map(({ name, tableName, columns, relations }) => [name, {
    table: tableName, columns: columns.filter(({ isVirtual }) => !isVirtual).map(({ propertyPath, databaseName }) => `${propertyPath} ${databaseName}`).sort(),
    keys: relations.flatMap(({ propertyPath, isManyToMany, joinColumns }) => isManyToMany ? [] : joinColumns.map(({ databaseName }) => `${propertyPath} ${databaseName}`)).sort(),
  }] as const)
  await source.destroy()
  return Object.fromEntries(names)
}

function createSource(major: Major, options: object, logged: (text: string) => void): Source {
  return sourceOf(major, optionsOf(options, logged))
}

function optionsOf(options: object, logged: (text: string) => void): object {
  const silent = () => undefined
  const logger = { logQuery: logged, logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent }
  return { type: 'sqljs', logging: false, logger, ...options }
}

function sourceOf(major: Major, options: object): Source {
  const Source = load(majors[major]).DataSource as new (options: object) => Source
  return new Source(options)
}

async function prepare(major: Major): Promise<Prepared> {
  // Both majors keep what decorators say in one global place.
  Reflect.deleteProperty(globalThis, 'typeormMetadataArgsStorage')
  prepared.clear()
  const model = evaluated(entities, major)
  const tables = Object.values(model).filter((one) => typeof one === 'function' && one.name !== 'Address')
  const source = createSource(major, { entities: tables, synchronize: true }, () => undefined)
  await source.initialize()
  await seeded(source, model)
  const one = { model, tables, content: source.sqljsManager.exportDatabase() }
  await source.destroy()
  prepared.set(major, one)
  return one
}

/** Three users with two posts each, two comments a post; three of everything else. */
async function seeded(source: Source, model: Exports): Promise<void> {
  const save = (name: string, rows: readonly object[]) => {
    const repository = source.getRepository(model[name])
    return repository.save(rows.map((row) => Object.assign(repository.create({}), row)))
  }
  const three = [1, 2, 3]
  const users = await save('User', three.map((n) => ({ email: `${n}@x`, name: `u${n}`, address: {} })))
  await save('Profile', users.map((user) => ({ bio: 'b', user })))
  const tags = await save('Tag', three.map((n) => ({ label: `t${n}` })))
  const posts = await save('Post', users.flatMap((author, n) => [1, 2].map((m) => ({ title: `p${n}${m}`, slug: `s${n}${m}`, author, tags }))))
  await save('Comment', posts.flatMap((post) => [1, 2].map(() => ({ text: 'c', post }))))
  await save('Book', users.map((owner) => ({ title: 'b', owner })))
  for (const user of users) {
    const [article] = await save('Article', [{ title: 'a', writer: Promise.resolve(user), editor: Promise.resolve(user) }])
    await save('Note', [1, 2].map(() => ({ text: 'n', article: Promise.resolve(article) })))
  }
  await save('Setting', three.map((n) => ({ key: `k${n}`, value: 'v' })))
  const [root] = await save('Category', [{ name: 'root' }])
  await save('Category', [{ name: 'child', parent: root }, { name: 'second', parent: root }])
  await save('Category', [{ name: 'other root' }])
}
