// The packages of a workspace by name. Read from the manifests of npm, Yarn, Bun, pnpm, Lerna and Rush rather than from
// node_modules, so that it works before anything is installed.

import type { Files } from '../../model/files.ts'
import { isRecord, parseObject, readManifest } from './manifest.ts'
import { joined } from './probe.ts'

export interface Workspace {
  readonly root: string
  /** Package name → folder. */
  readonly packages: ReadonlyMap<string, string>
}

/** The workspace that this folder declares, if it declares one. */
export function findWorkspace(files: Files, root: string): Workspace | undefined {
  const patterns = workspacePatterns(files, root)
  if (patterns === undefined) return undefined
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'))
  const excluded = new Set(patterns.filter((pattern) => pattern.startsWith('!')).flatMap((pattern) => expand(files, root, pattern.slice(1))))
  const packages = new Map<string, string>()
  for (const folder of [root, ...wanted.flatMap((pattern) => expand(files, root, pattern))]) {
    if (excluded.has(folder)) continue
    const name = readManifest(files, folder)?.json['name']
    if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder)
  }
  return { root, packages }
}

function workspacePatterns(files: Files, root: string): readonly string[] | undefined {
  const names = new Set(files.list(root))
  const read = (name: string) => names.has(name) ? files.read(`${root}/${name}`) : undefined
  const pnpm = read('pnpm-workspace.yaml')
  if (pnpm !== undefined) return yamlList(pnpm, 'packages')
  const declared = parseObject(read('package.json'))?.['workspaces']
  const listed = isRecord(declared) ? declared['packages'] : declared
  if (Array.isArray(listed)) return strings(listed)
  const lerna = parseObject(read('lerna.json'))
  if (lerna !== undefined) return Array.isArray(lerna['packages']) ? strings(lerna['packages']) : ['packages/*']
  const rush = read('rush.json')
  if (rush === undefined) return undefined
  const projects = parseObject(withoutComments(rush))?.['projects']
  if (!Array.isArray(projects)) return []
  return strings(projects.map((project: unknown) => isRecord(project) ? project['projectFolder'] : undefined))
}

/** Rush's own file is JSON with comments and trailing commas. */
function withoutComments(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, (_, string: string | undefined) => string ?? '').replace(/,(?=\s*[}\]])/g, '')
}

function strings(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string')
}

/** The items of one top-level list; block and flow style are all that workspace files use. */
function yamlList(text: string, key: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.startsWith(`${key}:`))
  if (start < 0) return []
  const flow = /\[(.*)\]/.exec(lines[start] ?? '')?.[1]
  if (flow !== undefined) return flow.split(',').map(unquoted).filter((item) => item !== '')
  const items: string[] = []
  for (const line of lines.slice(start + 1)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (item === undefined) break
    items.push(unquoted(item))
  }
  return items
}

function unquoted(item: string): string {
  const text = item.trim()
  const quote = /^(['"])(.*?)\1/.exec(text)
  return quote === null ? text.replace(/\s+#.*$/, '') : quote[2] ?? ''
}

/** Whether a folder declares a workspace that has a folder below it as a package. Compares names and lists nothing. */
export function isMember(files: Files, root: string, folder: string): boolean {
  const outer = root.endsWith('/') ? root : `${root}/`
  if (!folder.startsWith(outer)) return false
  const patterns = workspacePatterns(files, root) ?? []
  const names = folder.slice(outer.length).split('/')
  const matches = (pattern: string) => isMatch(names, partsOf(pattern))
  return patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) && !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)))
}

function isMatch(names: readonly string[], [part, ...parts]: readonly string[]): boolean {
  if (part === undefined) return names.length === 0
  if (part === '**') return isMatch(names, parts) || names.length > 0 && isListed(names[0]!) && isMatch(names.slice(1), [part, ...parts])
  const [name, ...inner] = names
  if (name === undefined) return false
  return (isWild(part) ? isListed(name) && wildcard(part).test(name) : part === name) && isMatch(inner, parts)
}

function partsOf(pattern: string): readonly string[] {
  return pattern.replace(/^\.\//, '').split('/').filter((part) => part !== '' && part !== '.')
}

function isWild(part: string): boolean {
  return part.includes('*') || part.includes('{')
}

/** Whether a wildcard takes a folder of that name. */
function isListed(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.')
}

/** Folders that a pattern matches, in the order of their names. */
function expand(files: Files, root: string, pattern: string): readonly string[] {
  let folders: readonly string[] = [root]
  for (const part of partsOf(pattern)) folders = folders.flatMap((folder) => matching(files, folder, part))
  return [...new Set(folders)]
}

function matching(files: Files, folder: string, part: string): readonly string[] {
  if (part === '**') return [folder, ...subfolders(files, folder).flatMap((inner) => matching(files, inner, part))]
  if (!isWild(part)) {
    const path = joined(folder, part)
    return files.kind(path) === 'folder' ? [path] : []
  }
  const pattern = wildcard(part)
  return subfolders(files, folder).filter((inner) => pattern.test(inner.slice(folder.length + 1)))
}

function subfolders(files: Files, folder: string): readonly string[] {
  return files.folders(folder).filter(isListed).map((name) => `${folder}/${name}`)
}

function wildcard(part: string): RegExp {
  const source = part.replace(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    .replace(/\{([^}]*)\}/g, (_, options: string) => `(?:${options.replaceAll(',', '|')})`)
  return new RegExp(`^${source}$`)
}
