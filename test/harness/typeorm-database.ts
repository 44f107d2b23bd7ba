// A TypeORM fixture on a real database in memory: its sources are compiled as its tsconfig says, since entities need the metadata that
// the compiler emits, and loaded beside the release that is installed for it. The runtime counts, and TypeORM's own logger has to agree.

import { equal } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { countQueries, instrument, uninstrument } from '../../src/runtime.ts'
import { CONTROL, type Sizes } from './database.ts'

type Exports = Readonly<Record<string, unknown>>

interface Source {
  initialize(): Promise<unknown>
  destroy(): Promise<void>
  readonly entityMetadatas: readonly { readonly name: string }[]
  getRepository(target: unknown): { insert(rows: readonly object[]): Promise<unknown>; save(row: object): Promise<object> }
  createQueryBuilder(): { relation(target: unknown, name: string): { of(id: number): { add(ids: readonly number[]): Promise<void> } } }
}

export interface Application {
  /** What a module of the project exports. */
  load(file: string): Exports
  /** Runs a function on a seeded database and says which statements it sent. */
  statementsOf(run: (source: unknown) => Promise<unknown>, sizes: Sizes): Promise<readonly string[]>
}

/** A project that is laid out with its packages. */
export function openApplication(root: string): Application {
  // What decorators say is kept in one global place, by all releases and all projects.
  Reflect.deleteProperty(globalThis, 'typeormMetadataArgsStorage')
  const require = createRequire(join(root, 'package.json'))
  const modules = new Map<string, Record<string, unknown>>()

  const load = (path: string): Exports => {
    const known = modules.get(path)
    if (known !== undefined) return known
    const exports: Record<string, unknown> = {}
    modules.set(path, exports)
    const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
      fileName: path,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false, esModuleInterop: true },
    })
    const imported = (specifier: string) => specifier.startsWith('.') ? load(fileOf(join(dirname(path), specifier))) : require(specifier) as Exports
    new Function('exports', 'require', outputText)(exports, imported)
    return exports
  }

  return {
    load: (file) => load(join(root, file)),
    async statementsOf(run, sizes) {
      const entities = [...modules.values()].flatMap((exports) => Object.values(exports)).filter((one) => isEntity(require('typeorm') as Exports, one))
      const sent: string[] = []
      const silent = () => undefined
      const logger = { logQuery: (text: string) => sent.push(text), logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent }
      const DataSource = require('typeorm')['DataSource'] as new (options: object) => Source
      const source = new DataSource({ type: 'sqljs', synchronize: true, logging: false, logger, entities })
      await instrument(source).initialize()
      try {
        await seed(source, sizes)
        sent.length = 0
        const trace = await countQueries(() => run(source))
        const statements = sent.filter((text) => !CONTROL.test(text))
        equal(trace.statements, statements.length, `The runtime counted otherwise than the logger:\n${statements.join('\n')}`)
        return statements
      } finally {
        uninstrument(source)
        await source.destroy()
      }
    },
  }
}

function fileOf(path: string): string {
  return [path, `${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(one) && /\.[cm]?[jt]s$/.test(one)) ?? path
}

/** What a data source takes for an entity: a decorated class, or a schema. */
function isEntity(typeorm: Exports, value: unknown): boolean {
  if (typeof value === 'object' && value?.constructor.name === 'EntitySchema') return true
  const storage = (typeorm['getMetadataArgsStorage'] as () => { readonly tables: readonly { readonly target: unknown }[] })()
  return typeof value === 'function' && storage.tables.some(({ target }) => target === value)
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Tags of each post. */
export const TAGS = 2

/** Rows for the entities that there are, by the names of the shared ones. */
async function seed(source: Source, { users, posts, comments }: Sizes): Promise<void> {
  const names = new Set(source.entityMetadatas.map(({ name }) => name))
  const insert = async (name: string, rows: readonly object[]) => {
    if (names.has(name)) for (const row of rows) await source.getRepository(name).insert([row])
  }
  await insert('User', ids(users).map((id) => ({ id, email: `user${id}@example.com` })))
  await insert('Profile', ids(users).map((id) => ({ id, bio: 'Writes', userId: id })))
  await insert('Post', ids(users * posts).map((id) => ({ id, title: `Post ${id}`, slug: `post-${id}`, authorId: (id - 1) % users + 1 })))
  await insert('Comment', ids(users * posts * comments).map((id) => ({ id, body: 'Well said', postId: (id - 1) % (users * posts) + 1, authorId: (id - 1) % users + 1 })))
  await insert('Tag', ids(TAGS).map((id) => ({ id, name: `tag ${id}` })))
  if (names.has('Tag')) for (const id of ids(users * posts)) await source.createQueryBuilder().relation('Post', 'tags').of(id).add(ids(TAGS))
  await insert('AuditLog', ids(users).map((id) => ({ id, message: `Message ${id}` })))
  await insert('Category', categories(users, posts))
  if (names.has('Section')) {
    const root = await source.getRepository('Section').save({ name: 'root' })
    for (const id of ids(users)) await source.getRepository('Section').save({ name: `section ${id}`, parent: root })
  }
  await insert('Author', ids(users).map((id) => ({ id, name: `Author ${id}` })))
  await insert('Book', ids(users * posts).map((id) => ({ id, title: `Book ${id}`, author: { id: (id - 1) % users + 1 } })))
}

/** One root, a child for each user, and below each as many as there are posts. */
function categories(users: number, posts: number): readonly object[] {
  const children = ids(users).map((n) => ({ id: 1 + n, name: `child ${n}`, parentId: 1 }))
  const leaves = ids(users * posts).map((n) => ({ id: 1 + users + n, name: `leaf ${n}`, parentId: 2 + (n - 1) % users }))
  return [{ id: 1, name: 'root', parentId: null }, ...children, ...leaves]
}
