// The database that configuration files name, for projects whose manifests have several drivers or none. Read as text: a data source is
// code, and most of what surrounds it comes from the environment.

import type { Files } from '../../model/files.ts'
import type { Provider } from '../../model/schema.ts'

const types: Readonly<Record<string, Provider>> = {
  postgres: 'postgresql', 'aurora-postgres': 'postgresql', cockroachdb: 'cockroachdb', mysql: 'mysql', mariadb: 'mysql', 'aurora-mysql': 'mysql',
  sqlite: 'sqlite', 'better-sqlite3': 'sqlite', sqljs: 'sqlite', mssql: 'sqlserver', mongodb: 'mongodb',
}

/** What a data source's `type` stands for. */
export function providerOf(type: string): Provider | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined
}

const fileName = /^(?:ormconfig|.*(?:data-?source|typeorm|database|orm[.-]config).*)\.(?:[cm]?[jt]s|json|ya?ml)$/i
const typeField = /\btype['"]?\s*:\s*['"]?([\w-]+)/g
const DEPTH = 4

/** The one database that all of them name; undefined where they name several or none. */
export function configuredProvider(files: Files, root: string): Provider | undefined {
  const named = new Set(configurations(files, root, 0).flatMap((path) => [...(files.read(path) ?? '').matchAll(typeField)].flatMap(([, type = '']) => providerOf(type) ?? [])))
  return named.size === 1 ? [...named][0] : undefined
}

function configurations(files: Files, folder: string, depth: number): readonly string[] {
  return files.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (name === 'node_modules' || name.startsWith('.') || /\.(?:test|spec)\./.test(name)) return []
    if (fileName.test(name)) return files.kind(path) === 'folder' ? configurations(files, path, depth + 1) : [path]
    return depth < DEPTH && !name.includes('.') && files.kind(path) === 'folder' ? configurations(files, path, depth + 1) : []
  })
}
