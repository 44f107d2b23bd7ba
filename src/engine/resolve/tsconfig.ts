// What resolving imports needs of a tsconfig.json or jsconfig.json: aliases, the base folder, and which files it covers.
// Read by ourselves, not by the compiler's parser, which would list every file of the project on the way.

import type ts from 'typescript'
import type { Files } from '../../model/files.ts'
import { globPattern } from '../../model/glob.ts'
import type { Problem } from '../../model/problem.ts'
import { isRecord, readManifest } from './manifest.ts'
import { isAbsolute, joined, parentOf } from './probe.ts'

export interface PathAlias {
  readonly pattern: string
  /** Absolute, `*` where the pattern's `*` goes. */
  readonly targets: readonly string[]
}

export interface TsConfig {
  readonly file: string
  readonly baseUrl?: string
  readonly aliases: readonly PathAlias[]
  /** Configs of the referenced projects. */
  readonly references: readonly string[]
  covers(file: string): boolean
}

interface Raw {
  baseUrl?: string
  paths?: { readonly folder: string; readonly entries: Readonly<Record<string, unknown>> }
  include?: readonly string[]
  exclude?: readonly string[]
  files?: readonly string[]
}

export interface TsConfigReader {
  /** The config in force for a file: nearest up the tree, or the project that it refers to and that covers the file. */
  findFor(file: string): TsConfig | undefined
  /** Every config up the tree, nearest first. */
  findAllFor(file: string): readonly TsConfig[]
  read(path: string): TsConfig | undefined
  /** Notes on configs that were asked for and cannot be read in full. */
  problems(): readonly Problem[]
}

const NAMES = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json']

export function createTsConfigReader(compiler: typeof ts, files: Files, findPackageFolder: (name: string, from: string) => string | undefined): TsConfigReader {
  const configs = new Map<string, TsConfig | undefined>()
  const nearest = new Map<string, readonly string[]>()
  const problems = new Map<string, Problem>()

  function read(path: string): TsConfig | undefined {
    if (configs.has(path)) return configs.get(path)
    configs.set(path, undefined)
    const config = load(path)
    configs.set(path, config)
    return config
  }

  function parse(path: string): Readonly<Record<string, unknown>> | undefined {
    const text = files.read(path)
    if (text === undefined) return undefined
    const { config, error } = compiler.parseConfigFileTextToJson(path, text) as { readonly config?: unknown; readonly error?: ts.Diagnostic }
    const line = text.slice(0, error?.start).split('\n').length
    if (error !== undefined) note(path, line, `has a syntax error on line ${line}: ${compiler.flattenDiagnosticMessageText(error.messageText, ' ')}`)
    return isRecord(config) ? config : undefined
  }

  function note(path: string, line: number, fault: string): void {
    problems.set(`${path} ${fault}`, { severity: 'note', message: `The configuration \`${path}\` ${fault.replace(/\.$/, '')}.`, next: 'Imports by its path aliases may not be followed.', file: path, line })
  }

  function load(path: string): TsConfig | undefined {
    const json = parse(path)
    if (json === undefined) return undefined
    const folder = parentOf(path) ?? ''
    const raw = collect(path, folder, new Set())
    const references = (Array.isArray(json['references']) ? json['references'] : []).flatMap((reference: unknown) => {
      const target = isRecord(reference) && typeof reference['path'] === 'string' ? joined(folder, reference['path']) : undefined
      if (target === undefined) return []
      return [files.kind(target) === 'folder' ? `${target}/tsconfig.json` : target]
    })
    const aliases = Object.entries(raw.paths?.entries ?? {}).map(([pattern, targets]) => ({
      pattern,
      targets: texts(targets).map((target) => joined(raw.baseUrl ?? raw.paths?.folder ?? folder, target)),
    }))
    const covers = coverage(raw, folder)
    return raw.baseUrl === undefined ? { file: path, aliases, references, covers } : { file: path, baseUrl: raw.baseUrl, aliases, references, covers }
  }

  /** Options of a config over those that it extends; what a config says itself wins, later bases win over earlier ones. */
  function collect(path: string, leaf: string, seen: Set<string>): Raw {
    if (seen.has(path)) return {}
    seen.add(path)
    const json = parse(path) ?? {}
    const folder = parentOf(path) ?? ''
    const at = (text: string) => joined(folder, text.replace('${configDir}', leaf))
    const raw: Raw = {}
    for (const base of texts(json['extends'])) {
      const target = findExtended(base, folder)
      if (target !== undefined) Object.assign(raw, collect(target, leaf, seen))
      else if (base.startsWith('.')) note(path, lineOf(files.read(path), base), `extends \`${base}\`, which does not exist`)
    }
    seen.delete(path)
    const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {}
    if (typeof options['baseUrl'] === 'string') raw.baseUrl = at(options['baseUrl'])
    if (isRecord(options['paths'])) {
      const entries = Object.entries(options['paths']).map(([key, value]) => [key, texts(value).map((text) => text.replace('${configDir}', leaf))])
      raw.paths = { folder, entries: Object.fromEntries(entries) }
    }
    for (const key of ['include', 'exclude', 'files'] as const) {
      if (Array.isArray(json[key])) raw[key] = texts(json[key]).map(at)
    }
    return raw
  }

  function findExtended(base: string, folder: string): string | undefined {
    const isFile = (path: string) => files.kind(path) === 'file'
    const at = (path: string) => [path, `${path}.json`, `${path}/tsconfig.json`].find(isFile)
    if (base.startsWith('.') || isAbsolute(base)) return at(joined(folder, base))
    const parts = base.split('/')
    const length = base.startsWith('@') ? 2 : 1
    const home = findPackageFolder(parts.slice(0, length).join('/'), folder)
    if (home === undefined) return undefined
    const inner = parts.slice(length).join('/')
    if (inner !== '') return at(`${home}/${inner}`)
    const named = readManifest(files, home)?.json['tsconfig']
    return at(typeof named === 'string' ? joined(home, named) : home)
  }

  function configsAbove(folder: string): readonly string[] {
    const known = nearest.get(folder)
    if (known !== undefined) return known
    const own = NAMES.find((name) => files.kind(`${folder}/${name}`) === 'file')
    const parent = parentOf(folder)
    const above = parent === undefined || files.kind(`${folder}/.git`) !== undefined ? [] : configsAbove(parent)
    const found = own === undefined ? above : [`${folder}/${own}`, ...above]
    nearest.set(folder, found)
    return found
  }

  function forFile(path: string, file: string): TsConfig | undefined {
    const config = read(path)
    if (config === undefined || config.references.length === 0 || (config.aliases.length > 0 && config.covers(file))) return config
    const referred = config.references.map(read).filter((other) => other !== undefined)
    return referred.find((other) => other.covers(file)) ?? (config.covers(file) || config.aliases.length > 0 ? config : referred.find((other) => other.aliases.length > 0) ?? config)
  }

  function findAllFor(file: string): readonly TsConfig[] {
    return configsAbove(parentOf(file) ?? '').map((path) => forFile(path, file)).filter((config) => config !== undefined)
  }

  function findFor(file: string): TsConfig | undefined {
    const path = configsAbove(parentOf(file) ?? '')[0]
    return path === undefined ? undefined : forFile(path, file)
  }

  return { read, findAllFor, findFor, problems: () => [...problems.values()] }
}

function lineOf(text: string | undefined, part: string): number {
  return (text ?? '').slice(0, Math.max(0, (text ?? '').indexOf(part))).split('\n').length
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function coverage(raw: Raw, folder: string): (file: string) => boolean {
  const listed = new Set(raw.files)
  const include = (raw.include ?? (raw.files === undefined ? [`${folder}/**/*`] : [])).map(includePattern)
  const exclude = (raw.exclude ?? []).map(includePattern)
  return (file) => listed.has(file) || (include.some((glob) => glob.test(file)) && !exclude.some((glob) => glob.test(file)))
}

/** A path without a wildcard or extension is a folder and all in it. */
function includePattern(glob: string): RegExp {
  const last = glob.slice(glob.lastIndexOf('/') + 1)
  return globPattern(last.includes('*') || last.includes('.') ? glob : `${glob}/**`)
}
