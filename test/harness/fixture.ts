// A fixture is a whole small project under test/rules/<rule>/<case>/. It is copied out of this repository before it runs, so that
// nothing around it (a lockfile, node_modules, .gitignore) takes part in what the hosts see.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Tier } from '../../src/model/orm.ts'
import type { Settings } from '../../src/model/settings.ts'
import { generatedClient } from './client.ts'
import { repository, rulesFolder } from './repository.ts'

const shared = join(rulesFolder, '_schemas')

export interface Executable {
  readonly file: string
  /** Takes a client or data source; all exported ones that take one and nothing else unless stated. */
  readonly function?: string
  /** Collections that hold the rows of one parent rather than all rows of the table. */
  readonly each?: readonly string[]
  /** What a size stands for that is called otherwise: `{ "rows": "users" }`, or how many there are whatever the sizes (levels of a tree). */
  readonly sizes?: Readonly<Record<string, string | number>>
}

/** Whose API a fixture calls. */
export type Orm = 'prisma' | 'typeorm'

interface FixtureConfig {
  /** `prisma` unless stated. */
  readonly orm?: Orm
  /** Releases that it runs on; of TypeORM the two that are installed unless stated. */
  readonly versions?: readonly string[]
  readonly preset?: 'recommended' | 'strict'
  readonly provider?: 'sqlite' | 'postgresql' | 'mysql'
  readonly settings?: Settings
  /** `source` unless stated. */
  readonly tiers?: readonly Tier[]
  readonly executable?: Executable
}

export interface Fixture {
  readonly orm: Orm
  readonly versions: readonly string[]
  /** `no-query-in-loop/recursion`. */
  readonly name: string
  readonly folder: string
  readonly preset: 'recommended' | 'strict'
  readonly provider: 'sqlite' | 'postgresql' | 'mysql'
  readonly settings: Settings
  readonly tiers: readonly Tier[]
  readonly executable?: Executable
  /** Path in the fixture → text. */
  readonly files: ReadonlyMap<string, string>
}

/** A fixture laid out on disk for one tier. */
export interface Project {
  readonly root: string
  readonly tier: Tier
  readonly fixture: Fixture
}

/** One run of a fixture: what is installed, and in which release of the ORM. */
export interface Leg {
  readonly tier: Tier
  readonly version: string
}

/** Sources alone are read against the first release only: what is installed is what differs. */
export function legs({ tiers, versions }: Fixture): readonly Leg[] {
  return tiers.flatMap((tier): readonly Leg[] => tier === 'typed' ? versions.map((version) => ({ tier, version })) : [{ tier, version: versions[0]! }])
}

export function fixtures(): readonly Fixture[] {
  return folders(rulesFolder).flatMap((rule) => folders(join(rulesFolder, rule)).map((name) => readFixture(`${rule}/${name}`)))
}

export function readFixture(name: string): Fixture {
  const folder = join(rulesFolder, name)
  const files = new Map(filesUnder(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const config = JSON.parse(files.get('fixture.json') ?? '{}') as FixtureConfig
  files.delete('fixture.json')
  return {
    name, folder, files,
    orm: config.orm ?? 'prisma',
    versions: config.versions ?? (config.orm === 'typeorm' ? typeormVersions : [prismaVersion]),
    preset: config.preset ?? 'recommended',
    provider: config.provider ?? 'sqlite',
    settings: config.settings ?? {},
    tiers: config.tiers ?? ['source'],
    ...(config.executable === undefined ? {} : { executable: config.executable }),
  }
}

/** Lays a fixture out in a folder of its own, with the schema, what every project has, and for `typed` what an installation adds. */
export function layOut(fixture: Fixture, tier: Tier, version = fixture.versions[0]!): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-')))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of projectFiles(fixture, version)) write(path, text)
  if (tier === 'typed') install(fixture, root, version)
  return { root, tier, fixture }
}

/** TypeORM's releases are installed side by side, and each project sees one of them. */
export function install({ orm }: Fixture, root: string, version: string): void {
  if (orm === 'typeorm') {
    mkdirSync(join(root, 'node_modules'))
    for (const [name, from] of [['typeorm', version.startsWith('0.3') ? 'typeorm03' : 'typeorm'], ['reflect-metadata', 'reflect-metadata'], ['sql.js', 'sql.js']] as const) {
      symlinkSync(join(repository, 'node_modules', from), join(root, 'node_modules', name), 'junction')
    }
    return
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction')
  cpSync(generatedClient(), join(root, 'generated'), { recursive: true })
}

const prismaVersion = '7.10.0'
const typeormVersions = ['1.1.1', '0.3.31']
const drivers = { sqlite: 'sql.js', postgresql: 'pg', mysql: 'mysql2' } as const

/** All files of the project: those of the fixture and those it leaves to the harness. */
export function projectFiles(fixture: Fixture, version = fixture.versions[0]!): ReadonlyMap<string, string> {
  const files = new Map(fixture.files)
  const add = (path: string, text: () => string) => {
    if (!files.has(path)) files.set(path, text())
  }
  const copied = (name: string) => add(name, () => readFileSync(join(shared, name), 'utf8'))
  const sources = [...fixture.files.values()]
  const compilerOptions = { strict: true, module: 'preserve', target: 'es2022', jsx: 'preserve', noEmit: true, types: [], skipLibCheck: true }
  const manifest = (dependencies: Readonly<Record<string, string>>) => JSON.stringify({ name: 'fixture', private: true, type: 'module', dependencies })
  if (fixture.orm === 'typeorm') {
    add('package.json', () => manifest({ typeorm: version, [drivers[fixture.provider]]: '*' }))
    add('tsconfig.json', () => JSON.stringify({ compilerOptions: { ...compilerOptions, experimentalDecorators: true, emitDecoratorMetadata: true } }))
    if (sources.some((text) => /from '(?:\.\.?\/)+entities'/.test(text))) copied('entities.ts')
    return files
  }
  add('package.json', () => manifest({ '@prisma/client': version }))
  add('tsconfig.json', () => JSON.stringify({ compilerOptions }))
  add('prisma/schema.prisma', () => schemaText(fixture.provider, sources.some((text) => text.includes("'@prisma/client'"))))
  if (sources.some((text) => text.includes("from './db'"))) copied('db.ts')
  return files
}

/** The shared schema for a database, with the client in the package or generated beside the sources. */
function schemaText(provider: string, inPackage: boolean): string {
  const text = readFileSync(join(shared, 'blog.prisma'), 'utf8').replace('"sqlite"', `"${provider}"`)
  return inPackage ? text.replace(/provider = "prisma-client"\n.*output.*\n/, 'provider = "prisma-client-js"\n') : text
}

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name).sort()
}

function filesUnder(folder: string, prefix = ''): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory()
    ? filesUnder(join(folder, entry.name), `${prefix}${entry.name}/`)
    : [`${prefix}${entry.name}`]).sort()
}

export function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}
