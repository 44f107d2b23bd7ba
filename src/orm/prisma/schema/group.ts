// Files that nothing declares → schemas. A file with a `datasource` owns the folders below it; models may also stand beside or above
// it. Two schemas of one package that write the same client are alternatives (one a database, say), and only one can be in use.

import { dirname } from 'node:path/posix'
import type { Problem } from '../../../model/problem.ts'
import { isInside, resolved } from './paths.ts'
import type { SchemaFile, SchemaSource } from './source.ts'
import { hasDatasource, writtenOutputs } from './glance.ts'

export interface Grouping {
  readonly groups: readonly (readonly SchemaFile[])[]
  readonly problems: readonly Problem[]
}

export function grouped(files: readonly SchemaFile[], declared: readonly SchemaSource[], packages: readonly string[]): Grouping {
  const owners = files.filter((file) => hasDatasource(file.text)).sort(byPlainness)
  const taken = new Map<string, string>()
  for (const source of declared) {
    for (const client of clientsOf(source.files, source.id, packages)) taken.set(client, source.id)
  }
  const kept: SchemaFile[] = []
  const problems: Problem[] = []
  for (const owner of owners) {
    const clients = clientsOf([owner], owner.path, packages)
    const rival = clients.map((client) => taken.get(client)).find((one) => one !== undefined)
    if (rival === undefined) kept.push(owner)
    else problems.push(setAside(owner.path, rival))
    for (const client of clients) if (!taken.has(client)) taken.set(client, owner.path)
  }
  const dependents = files.filter((file) => !hasDatasource(file.text))
  const groups = kept.map((owner) => [owner, ...dependents.filter((file) => ownerOf(file.path, owners, declared, packages) === owner)])
  if (groups.length > 0 || declared.length > 0) return { groups, problems }
  const models = dependents.filter((file) => !file.path.endsWith('/contract.prisma'))
  return { groups: models.length === 0 ? [] : [models], problems }
}

/** The usual name first, then the shorter path. */
function byPlainness(a: SchemaFile, b: SchemaFile): number {
  return plainness(a.path) - plainness(b.path) || a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1)
}

function plainness(path: string): number {
  return path.endsWith('/prisma/schema.prisma') ? 0 : path.endsWith('/schema.prisma') ? 1 : 2
}

function setAside(path: string, rival: string): Problem {
  return {
    severity: 'note',
    message: `The schema \`${path}\` generates the same client as \`${rival}\`, which is read instead.`,
    next: 'Name the one in use in the setting `schema`.',
    file: path,
  }
}

/** Where the clients of a schema are written: a path, or the package whose `node_modules` holds it. */
function clientsOf(files: readonly SchemaFile[], main: string, packages: readonly string[]): string[] {
  return files.flatMap((file) => writtenOutputs(file.text).map((output) => {
    return output === undefined ? `default of ${packageOf(main, packages)}` : resolved(dirname(file.path), output)
  }))
}

function packageOf(path: string, packages: readonly string[]): string {
  return [...packages].filter((folder) => isInside(path, folder)).sort((a, b) => b.length - a.length)[0] ?? ''
}

/** The nearest folder around a file, inside its package, that holds exactly one datasource says whose it is. */
function ownerOf(path: string, owners: readonly SchemaFile[], declared: readonly SchemaSource[], packages: readonly string[]): SchemaFile | undefined {
  const top = packageOf(path, packages)
  for (let folder = dirname(path); folder !== top && folder !== dirname(folder); folder = dirname(folder)) {
    const inside = owners.filter((owner) => isInside(owner.path, folder))
    const count = inside.length + declared.filter((source) => isInside(source.id, folder)).length
    if (count === 1) return inside[0]
    if (count > 1) return inside.find((owner) => dirname(owner.path) === folder && inside.filter((one) => dirname(one.path) === folder).length === 1)
  }
  return undefined
}
