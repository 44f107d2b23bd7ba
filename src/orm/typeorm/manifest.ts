// Which TypeORM code means and on which database, as manifests tell: the nearest one upwards that has a say, since packages of a
// monorepo differ. The driver is the only trace of the database that needs no code to run.

import type { Files } from '../../model/files.ts'
import type { Target } from '../../model/orm-call.ts'
import type { Provider } from '../../model/schema.ts'
import { configuredProvider } from './configured.ts'

const drivers: Readonly<Record<string, Provider>> = {
  pg: 'postgresql', 'pg-native': 'postgresql', 'typeorm-pglite': 'postgresql', '@electric-sql/pglite': 'postgresql',
  mysql: 'mysql', mysql2: 'mysql', mariadb: 'mysql',
  sqlite3: 'sqlite', 'better-sqlite3': 'sqlite', 'sql.js': 'sqlite',
  mssql: 'sqlserver', mongodb: 'mongodb',
}

export interface Installation {
  /** Whether any manifest from the root downwards, or an installed package, speaks of TypeORM. */
  readonly used: boolean
  readonly installed: boolean
  /** What a file's calls depend on. */
  targetOf(file: string): Target
}

export function findInstallation(files: Files, root: string): Installation {
  const targets = new Map<string, Target>()
  let configured: { readonly provider: Provider | undefined } | undefined
  const fallback = (): Provider => (configured ??= { provider: configuredProvider(files, root) }).provider ?? 'unknown'
  const targetOf = (file: string): Target => {
    const folder = parentOf(file)
    const known = targets.get(folder)
    if (known !== undefined) return known
    const target = targetAt(files, folder, fallback)
    targets.set(folder, target)
    return target
  }
  const installed = upwards(root).some((folder) => files.kind(`${folder}/node_modules/typeorm`) !== undefined)
  return { used: installed || isDeclared(files, root), installed, targetOf }
}

function targetAt(files: Files, folder: string, fallback: () => Provider): Target {
  const manifests = upwards(folder).map((at) => dependenciesAt(files, at)).filter((one) => one !== undefined)
  const stated = upwards(folder).map((at) => installedVersion(files, at)).find((one) => one !== undefined) ?? manifests.map((one) => one['typeorm']).find((one) => one !== undefined)
  const version = versionOf(stated)
  const found = manifests.map(providersOf).find((one) => one.length > 0) ?? []
  const provider = found.length === 1 ? found[0]! : fallback()
  // The one driver that keeps no rows that a statement returns: it asks for ids after each insert.
  const features = provider === 'sqlite' && manifests.some((one) => one['sql.js'] !== undefined) ? ['sqljs'] : []
  return { orm: 'typeorm', provider, features, ...(version === undefined ? {} : { version }) }
}

function providersOf(dependencies: Readonly<Record<string, string>>): readonly Provider[] {
  return [...new Set(Object.keys(dependencies).flatMap((name) => Object.hasOwn(drivers, name) ? [drivers[name]!] : []))]
}

/** `^0.3.20` → 0.3: releases before 1 broke with every minor number. */
function versionOf(range: string | undefined): number | undefined {
  const found = /(\d+)(?:\.(\d+))?/.exec(range ?? '')
  if (found === null) return undefined
  const major = Number(found[1])
  return major > 0 ? major : found[2] === undefined ? undefined : Number(`0.${found[2]}`)
}

function installedVersion(files: Files, folder: string): string | undefined {
  const version = parsed(files.read(`${folder}/node_modules/typeorm/package.json`))?.['version']
  return typeof version === 'string' ? version : undefined
}

function dependenciesAt(files: Files, folder: string): Readonly<Record<string, string>> | undefined {
  const manifest = parsed(files.read(`${folder}/package.json`))
  if (manifest === undefined) return undefined
  return Object.assign({}, ...['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'].map((kind) => record(manifest[kind]))) as Record<string, string>
}

const SEARCH_DEPTH = 3

/** Packages of a monorepo stand a few folders below its root. */
function isDeclared(files: Files, folder: string, depth = 0): boolean {
  if (dependenciesAt(files, folder)?.['typeorm'] !== undefined) return true
  if (depth >= SEARCH_DEPTH) return false
  return files.folders(folder).some((name) => name !== 'node_modules' && !name.startsWith('.') && isDeclared(files, `${folder}/${name}`, depth + 1))
    || depth === 0 && upwards(folder).slice(1).some((at) => dependenciesAt(files, at)?.['typeorm'] !== undefined)
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    return record(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return undefined
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
}

function upwards(folder: string): readonly string[] {
  const parent = parentOf(folder)
  return parent === folder || parent === '' ? [folder] : [folder, ...upwards(parent)]
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}
