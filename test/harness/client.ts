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

/** Folder of the generated client. */
export function generatedClient(): string {
  const text = readFileSync(schema, 'utf8')
  const folder = join(repository, '.cache', 'clients', createHash('sha256').update(text).update(manifestVersion()).digest('hex').slice(0, 16))
  if (!existsSync(folder)) generate(text, folder)
  return join(folder, 'generated')
}

function generate(text: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  // Written beside its place and moved there: two workers may generate at the same time.
  const draft = mkdtempSync(`${folder}-`)
  mkdirSync(join(draft, 'prisma'))
  writeFileSync(join(draft, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(draft, 'prisma/schema.prisma'), text)
  execFileSync(process.execPath, [join(repository, 'node_modules/prisma/build/index.js'), 'generate', '--schema', 'prisma/schema.prisma'], {
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

function manifestVersion(): string {
  return (require('prisma/package.json') as { version: string }).version
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

let ddlText: Promise<string> | undefined

/** Statements that create the tables of the shared schema in SQLite. */
export function ddl(): Promise<string> {
  ddlText ??= makeDdl()
  return ddlText
}

async function makeDdl(): Promise<string> {
  const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils') as { bindMigrationAwareSqlAdapterFactory(factory: unknown): unknown }
  const engine = await (await loadSchemaEngine()).new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(idleAdapter()))
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: schema, content: readFileSync(schema, 'utf8') }] },
    script: true, shadowDatabaseUrl: null, exitCode: null, filters: { externalTables: [], externalEnums: [] },
  })
  return stdout
}

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

/** From nothing to a schema there is nothing to ask a database about. */
function idleAdapter(): unknown {
  const refuse = async () => { throw new Error('The schema is compared with nothing, so no database is asked.') }
  const connection = {
    provider: 'sqlite', adapterName: 'idle', executeRaw: async () => 0, executeScript: async () => {}, startTransaction: refuse,
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }), getConnectionInfo: () => ({}), dispose: async () => {},
  }
  return { provider: 'sqlite', adapterName: 'idle', connect: async () => connection, connectToShadowDb: refuse }
}
