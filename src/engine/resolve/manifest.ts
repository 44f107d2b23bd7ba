// What package.json says of a package's own files. A package of the workspace is usually published from a built folder that a
// fresh checkout lacks, so every path that it names is also read as the source it was built from.

import type { Files } from '../../model/files.ts'
import { findModuleFile, isCode, isDeclaration, joined, withoutExtension } from './probe.ts'

export interface Manifest {
  readonly folder: string
  readonly json: Readonly<Record<string, unknown>>
}

export function readManifest(files: Files, folder: string): Manifest | undefined {
  if (files.kind(`${folder}/package.json`) !== 'file') return undefined
  const json = parseObject(files.read(`${folder}/package.json`))
  return json === undefined ? undefined : { folder, json }
}

export function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The source that `name` (subpath empty) or `name/subpath` of this package stands for. */
export function findExported(files: Files, manifest: Manifest, subpath: string): string | undefined {
  const { folder, json } = manifest
  const candidates: string[] = []
  if (json['exports'] !== undefined) candidates.push(...targetsOf(json['exports'], subpath === '' ? '.' : `./${subpath}`))
  if (subpath === '') {
    for (const field of ['source', 'module', 'main', 'types', 'typings']) {
      const value = json[field]
      if (typeof value === 'string') candidates.push(value)
    }
    candidates.push('./index', './src/index')
  } else {
    candidates.push(`./${subpath}`, `./src/${subpath}`)
  }
  return pickSource(files, folder, candidates)
}

/** What `#name` stands for in a package. The inner undefined: a package, whose specifier it is. */
export function findImported(files: Files, manifest: Manifest, specifier: string): { readonly file?: string; readonly specifier?: string; readonly target?: string } | undefined {
  const imports = manifest.json['imports']
  if (!isRecord(imports)) return undefined
  const targets = targetsOf(imports, specifier)
  if (targets.length === 0) return undefined
  const file = pickSource(files, manifest.folder, targets.filter((target) => target.startsWith('.')))
  if (file !== undefined) return { file }
  const outside = targets.find((target) => !target.startsWith('.'))
  return outside === undefined ? { target: withoutExtension(joined(manifest.folder, targets[0] ?? '')) } : { specifier: outside }
}

/** Where the first path that a package names for a subpath would be; used to name a file that does not exist yet. */
export function exportTarget(manifest: Manifest, subpath: string): string {
  const named = manifest.json['exports'] === undefined ? undefined : targetsOf(manifest.json['exports'], subpath === '' ? '.' : `./${subpath}`)[0]
  const main = typeof manifest.json['main'] === 'string' ? manifest.json['main'] : 'index'
  return withoutExtension(joined(manifest.folder, named ?? (subpath === '' ? main : subpath)))
}

/** All paths that an `exports` or `imports` map names for a key, in the order of its conditions. */
function targetsOf(map: unknown, key: string): readonly string[] {
  if (!isRecord(map) || !Object.keys(map).some((name) => name.startsWith('.') || name.startsWith('#'))) {
    return key === '.' ? leaves(map) : []
  }
  if (Object.hasOwn(map, key)) return leaves(map[key])
  const patterns = Object.keys(map).filter((name) => name.includes('*') || name.endsWith('/')).sort((a, b) => b.indexOf('*') - a.indexOf('*'))
  for (const pattern of patterns) {
    const [head = '', tail = ''] = pattern.endsWith('/') ? [pattern] : pattern.split('*')
    if (!key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) continue
    const star = key.slice(head.length, key.length - tail.length)
    return leaves(map[pattern]).map((target) => target.includes('*') ? target.replaceAll('*', star) : target.endsWith('/') ? target + star : target)
  }
  return []
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(leaves)
  return isRecord(value) ? Object.values(value).flatMap(leaves) : []
}

/** Sources first, then what sources were built to, then plain JavaScript, then declarations. */
function pickSource(files: Files, folder: string, candidates: readonly string[]): string | undefined {
  let javascript: string | undefined
  let declaration: string | undefined
  for (const candidate of candidates) {
    for (const path of [candidate, ...sourcesOf(candidate)]) {
      const found = findModuleFile(files, joined(folder, path))
      if (found === undefined || !isCode(found)) continue
      if (isDeclaration(found)) declaration ??= found
      else if (path === candidate && isBuilt(candidate)) javascript ??= found
      else return found
    }
  }
  return javascript ?? declaration
}

const BUILT = /^(?:\.\/)?(?:dist|build|lib|out|output|es|esm|cjs|types|typings)\//

function isBuilt(path: string): boolean {
  return BUILT.test(path) && !/\.[cm]?tsx?$/.test(path.replace(/\.d\.[cm]?ts$/, ''))
}

/** `./dist/esm/x.js` may have been built from `src/x`, `lib/x` or `x`. */
function sourcesOf(path: string): readonly string[] {
  if (!BUILT.test(path)) return []
  let inner = withoutExtension(path.replace(BUILT, ''))
  while (/^(?:esm|cjs|es|types|src|node|browser|commonjs|module|index\.d)\//.test(inner)) inner = inner.slice(inner.indexOf('/') + 1)
  return [`src/${inner}`, inner, `lib/${inner}`, `source/${inner}`]
}
