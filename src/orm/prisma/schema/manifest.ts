// What package manifests say of Prisma: which schema, which version. A version is looked up from the schema's folder upwards, as
// monorepos declare Prisma in the database package or only at the root.

import { dirname } from 'node:path/posix'
import type { Files } from '../../../model/files.ts'
import { resolved } from './paths.ts'

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  /** `prisma.schema`, absolute. */
  readonly schema?: string
  readonly catalogs: Catalogs
}

type Catalogs = Readonly<Record<string, Readonly<Record<string, string>>>>

export function manifestAt(files: Files, path: string): Manifest | undefined {
  const text = files.read(path)
  if (text === undefined) return undefined
  try {
    return manifestOf(record(JSON.parse(text.replace(/^\uFEFF/, ''))), dirname(path))
  } catch {
    return undefined
  }
}

function manifestOf(json: Readonly<Record<string, unknown>>, folder: string): Manifest {
  const schema = record(json['prisma'])['schema']
  const workspaces = record(json['workspaces'])
  return {
    dependencies: Object.assign({}, ...['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'].map((kind) => texts(json[kind]))),
    ...(typeof schema === 'string' ? { schema: resolved(folder, schema) } : {}),
    catalogs: Object.fromEntries([
      ['default', { ...texts(json['catalog']), ...texts(workspaces['catalog']) }],
      ...[json['catalogs'], workspaces['catalogs']].flatMap((all) => Object.entries(record(all)).map(([name, one]) => [name, texts(one)] as const)),
    ]),
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Version range of Prisma for code in that folder, such as `^6.19.0`; undefined where no manifest has one in digits. */
export function prismaVersion(files: Files, folder: string): string | undefined {
  for (const at of upwards(files, folder)) {
    const manifest = manifestAt(files, `${at}/package.json`)
    const range = manifest?.dependencies['prisma'] ?? manifest?.dependencies['@prisma/client']
    if (range === undefined) continue
    return range.startsWith('catalog:') ? catalogued(files, at, range.slice('catalog:'.length), manifest?.dependencies['prisma'] === undefined ? '@prisma/client' : 'prisma') : versioned(range)
  }
  return undefined
}

function versioned(range: string | undefined): string | undefined {
  return range !== undefined && /^[\^~<>=\sv]*\d/.test(range) ? range : undefined
}

function catalogued(files: Files, folder: string, catalog: string, name: string): string | undefined {
  const key = catalog === '' ? 'default' : catalog
  for (const at of upwards(files, folder)) {
    const workspace = files.read(`${at}/pnpm-workspace.yaml`)
    const range = workspace === undefined ? manifestAt(files, `${at}/package.json`)?.catalogs[key]?.[name] : yamlCatalogs(workspace)[key]?.[name]
    if (range !== undefined) return versioned(range)
  }
  return undefined
}

/** `catalog:` and `catalogs:` of a workspace file, by lines and their indentation: all that such files use of YAML. */
function yamlCatalogs(text: string): Catalogs {
  const catalogs: Record<string, Record<string, string>> = {}
  let section = ''
  let name = 'default'
  for (const line of text.split(/\r?\n/)) {
    const entry = /^(\s*)(['"]?)([^'":#\s][^'":]*)\2\s*:\s*(?:(['"]?)([^'"#]*?)\4)?\s*(?:#.*)?$/.exec(line)
    if (entry === null) continue
    const [, indent = '', , key = '', , value = ''] = entry
    if (indent === '') {
      section = key
      name = 'default'
    } else if (section === 'catalogs' && value === '') name = key
    else if (section === 'catalog' || section === 'catalogs') catalogs[name] = { ...catalogs[name], [key]: value }
  }
  return catalogs
}

/** Up to the top of the repository: manifests beyond are somebody else's. */
function upwards(files: Files, folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder || files.kind(`${folder}/.git`) !== undefined ? [folder] : [folder, ...upwards(files, parent)]
}
