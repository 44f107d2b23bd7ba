// The client of the shared schema and the DDL of its tables, made once and kept under .cache until the schema changes. The command-line
// tool wants an engine binary that it never runs for `generate`; any existing program will do, so that nothing is downloaded.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repository } from './repository.ts'

const require = createRequire(import.meta.url)
const schema = join(repository, 'test/rules/_schemas/blog.prisma')

/** What the shared schema is generated for. */
export interface Variant {
  readonly provider: 'sqlite' | 'postgresql' | 'mysql'
  readonly previewFeatures?: readonly string[]
  /** By which release of Prisma; that of this repository unless said otherwise. */
  readonly release?: Release
}

export interface Release {
  /** Folder whose `node_modules` has it. */
  readonly home: string
  /** Settings of its generator. */
  readonly generator: string
  /** Of the datasource, where it wants to have one. */
  readonly url?: string
}

const usual: Variant = { provider: 'sqlite' }
const own: Release = { home: repository, generator: 'provider = "prisma-client"' }

/** Folder of the generated client. */
export function generatedClient(variant: Variant = usual): string {
  const { home } = variant.release ?? own
  const tool = join(home, 'node_modules/prisma')
  const text = schemaText(variant)
  const { version } = require(join(tool, 'package.json')) as { version: string }
  const folder = join(home, home === repository ? '.cache' : '', 'clients', createHash('sha256').update(text).update(version).digest('hex').slice(0, 16))
  if (!existsSync(folder)) generate(text, folder, join(tool, 'build/index.js'))
  return join(folder, 'generated')
}

function schemaText({ provider, previewFeatures = [], release: { generator, url } = own }: Variant): string {
  const features = previewFeatures.length === 0 ? '' : `\n  previewFeatures = ${JSON.stringify(previewFeatures)}`
  return readFileSync(schema, 'utf8')
    .replace('provider = "sqlite"', `provider = "${provider}"${url === undefined ? '' : `\n  url = "${url}"`}`)
    .replace('provider = "prisma-client"', `${generator}${features}`)
}

function generate(text: string, folder: string, tool: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  // Written beside its place and moved there: two workers may generate at the same time.
  const draft = mkdtempSync(`${folder}-`)
  mkdirSync(join(draft, 'prisma'))
  writeFileSync(join(draft, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(draft, 'prisma/schema.prisma'), text)
  execFileSync(process.execPath, [tool, 'generate', '--schema', 'prisma/schema.prisma'], {
    cwd: draft,
    stdio: 'pipe',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  })
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

interface SchemaEngine {
  diff(request: unknown): Promise<{ readonly stdout: string }>
}

interface Glue {
  readonly SchemaEngine: { new: (options: unknown, log: () => void, adapter: unknown) => Promise<SchemaEngine> }
  __wbg_set_wasm(exports: unknown): void
}

/** What is used of WebAssembly: its types belong to the browser's library, which this project does not load. */
interface Wasm {
  readonly Module: (new (bytes: Uint8Array) => object) & { imports(module: object): readonly { readonly module: string }[] }
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

const ddlTexts = new Map<Variant['provider'], Promise<string>>()

/** Statements that create the tables of the shared schema. The engine knows SQLite and PostgreSQL offline. */
export function ddl(provider: 'sqlite' | 'postgresql' = 'sqlite'): Promise<string> {
  const known = ddlTexts.get(provider) ?? makeDdl(provider)
  ddlTexts.set(provider, known)
  return known
}

async function makeDdl(provider: 'sqlite' | 'postgresql'): Promise<string> {
  const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils') as { bindMigrationAwareSqlAdapterFactory(factory: unknown): unknown }
  const engine = await (await (engineModule ??= loadSchemaEngine())).new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(idleAdapter(provider)))
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: schema, content: schemaText({ provider }) }] },
    script: true, shadowDatabaseUrl: null, exitCode: null, filters: { externalTables: [], externalEnums: [] },
  })
  return stdout
}

/** One for all: a second instance of the module would take the memory of the first away. */
let engineModule: Promise<Glue['SchemaEngine']> | undefined

async function loadSchemaEngine(): Promise<Glue['SchemaEngine']> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => { throw new Error(message) } } })
  const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(entry).href) as Glue
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly
  const module = new Module(readFileSync(entry.replace(/\.m?js$/, '.wasm')))
  const instance = new Instance(module, Object.fromEntries(Module.imports(module).map((one) => [one.module, glue])))
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)()
  return glue.SchemaEngine
}

/** From nothing to a schema there is nothing to ask a database about, but whether a schema of PostgreSQL exists, and its version. */
function idleAdapter(provider: 'sqlite' | 'postgresql'): unknown {
  const name = provider === 'postgresql' ? 'postgres' : provider
  const refuse = async () => { throw new Error('The schema is compared with nothing, so no database is asked.') }
  const nothing = { columnNames: [], columnTypes: [], rows: [] }
  const version = { columnNames: ['version'], columnTypes: [7], rows: [['PostgreSQL 15.1']] }
  const found = { columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [5, 7, 0], rows: [[true, 'PostgreSQL 15.1', 150_001]] }
  const queryRaw = async ({ sql }: { readonly sql: string }) => provider === 'sqlite' ? nothing : /version\(\)/.test(sql) && !/exists/i.test(sql) ? version : found
  const connection = {
    provider: name, adapterName: 'idle', queryRaw, executeRaw: async () => 0, executeScript: async () => {}, startTransaction: refuse,
    getConnectionInfo: () => ({ supportsRelationJoins: true, schemaName: 'public' }), dispose: async () => {},
  }
  return { provider: name, adapterName: 'idle', connect: async () => connection, connectToShadowDb: refuse }
}
