// From an import's specifier to the file it means, by the project's own files alone. The compiler's resolver would look at the
// disk for every candidate and stop at a package's declarations; this one asks remembered listings and leads to sources.

import { builtinModules } from 'node:module'
import type ts from 'typescript'
import type { Files } from '../../model/files.ts'
import type { Problem } from '../../model/problem.ts'
import { exportTarget, findExported, findImported, isRecord, readManifest } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { findModuleFile, isAbsolute, isCode, joined, parentOf, withoutExtension } from './probe.ts'
import { createTsConfigReader } from './tsconfig.ts'
import type { TsConfig } from './tsconfig.ts'
import { findWorkspace } from './workspace.ts'
import type { Workspace } from './workspace.ts'

export interface ModuleResolver {
  /** A file of the project; a package outside it; or a path that would be the file if it existed. */
  resolve(specifier: string, from: string): Resolution
}

export type Resolution =
  | { readonly kind: 'file'; readonly file: string }
  /** `target`: about where the package's entry is, without its extension; or an asset (a stylesheet, an image) that is no code. */
  | { readonly kind: 'package'; readonly name: string; readonly installed: boolean; readonly target?: string }
  /** `target`: where the file would be, without its extension. */
  | { readonly kind: 'missing'; readonly target?: string }

export interface ProjectResolver extends ModuleResolver {
  /** Forget all resolutions: files were made, removed or renamed, or a manifest changed. */
  forget(): void
  /** What was wrong with the configurations that resolving needed. */
  problems(): readonly Problem[]
}

const builtins = new Set(builtinModules)

/** Prefixes that build tools resolve without a tsconfig, with the folders of a package that they mean. */
const CONVENTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['@/', ['src', 'app', '.']], ['~/', ['src', 'app', '.']], ['@@/', ['.']], ['~~/', ['.']], ['$lib/', ['src/lib']],
]

export function createModuleResolver(compiler: typeof ts, files: Files, root: string): ProjectResolver {
  let caches = emptyCaches()

  function emptyCaches() {
    return {
      named: new Map<string, Map<string, Resolution>>(),
      resolutions: new Map<string, Resolution>(),
      manifests: new Map<string, Manifest | undefined>(),
      workspaces: new Map<string, Workspace | undefined>(),
      installed: new Map<string, string | undefined>(),
      configs: createTsConfigReader(compiler, files, findPackageFolder),
    }
  }

  function manifestIn(folder: string): Manifest | undefined {
    if (!caches.manifests.has(folder)) caches.manifests.set(folder, readManifest(files, folder))
    return caches.manifests.get(folder)
  }

  function manifestAbove(folder: string): Manifest | undefined {
    for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
      const manifest = manifestIn(at)
      if (manifest !== undefined) return manifest
    }
    return undefined
  }

  function workspaceAbove(folder: string): Workspace | undefined {
    const { workspaces } = caches
    if (workspaces.has(folder)) return workspaces.get(folder)
    const parent = parentOf(folder)
    const found = findWorkspace(files, folder)
      ?? (parent === undefined || files.kind(`${folder}/.git`) !== undefined ? undefined : workspaceAbove(parent))
    workspaces.set(folder, found)
    return found
  }

  function findInstalled(name: string, from: string): string | undefined {
    const key = `${from}\0${name}`
    if (caches.installed.has(key)) return caches.installed.get(key)
    const here = `${from}/node_modules/${name}`
    const parent = parentOf(from)
    const isHere = files.kind(`${from}/node_modules`) === 'folder' && files.kind(here) === 'folder'
    const found = isHere ? here : parent === undefined ? undefined : findInstalled(name, parent)
    caches.installed.set(key, found)
    return found
  }

  function findWorkspacePackage(name: string, from: string): string | undefined {
    const own = manifestAbove(from)
    if (own?.json['name'] === name) return own.folder
    const member = workspaceAbove(from)?.packages.get(name) ?? workspaceAbove(root)?.packages.get(name)
    return member ?? findLinked(own, name)
  }

  function findPackageFolder(name: string, from: string): string | undefined {
    return findWorkspacePackage(name, from) ?? findInstalled(name, from)
  }

  function folderEntry(folder: string): string | undefined {
    const manifest = manifestIn(folder)
    return manifest === undefined ? undefined : findExported(files, manifest, '')
  }

  function atPath(path: string): Resolution {
    const file = findModuleFile(files, path, folderEntry)
    if (file === undefined) return { kind: 'missing', target: withoutExtension(path) }
    return isCode(file) ? { kind: 'file', file } : { kind: 'package', name: path, installed: true, target: file }
  }

  function byConfig(specifier: string, config: TsConfig): Resolution | undefined {
    const alias = findAlias(specifier, config)
    const first = alias?.[0]
    for (const target of alias ?? []) {
      const found = atPath(target)
      if (found.kind !== 'missing') return found
    }
    if (config.baseUrl !== undefined) {
      const found = atPath(joined(config.baseUrl, specifier))
      if (found.kind !== 'missing') return found
      // `src/generated/client` beside a folder `src`: the project's own, though nothing stands there (yet).
      const [folder, ...inner] = specifier.split('/')
      if (inner.length > 0 && alias === undefined && files.kind(joined(config.baseUrl, folder!)) === 'folder') return found
    }
    // `*` matches every package: no sign that a file of the project is meant.
    if (first === undefined || config.aliases.some(({ pattern, targets }) => pattern === '*' && targets.some((target) => target.replace('*', specifier) === first))) return undefined
    return { kind: 'missing', target: withoutExtension(first) }
  }

  function inWorkspace(specifier: string, from: string): Resolution | undefined {
    const name = packageName(specifier)
    const folder = findWorkspacePackage(name, from)
    const manifest = folder === undefined ? undefined : manifestIn(folder)
    if (manifest === undefined) return undefined
    const subpath = specifier.slice(name.length + 1)
    const file = findExported(files, manifest, subpath)
    if (file !== undefined) return { kind: 'file', file }
    const asset = subpath === '' ? undefined : joined(manifest.folder, subpath)
    if (asset !== undefined && files.kind(asset) === 'file') return { kind: 'package', name: specifier, installed: true, target: asset }
    return { kind: 'missing', target: exportTarget(manifest, subpath) }
  }

  function byConvention(specifier: string, from: string): Resolution | undefined {
    const convention = CONVENTIONS.find(([prefix]) => specifier.startsWith(prefix))
    if (convention === undefined) return undefined
    const home = manifestAbove(from)?.folder ?? root
    const candidates = convention[1].map((folder) => joined(home, `${folder}/${specifier.slice(convention[0].length)}`))
    const found = candidates.map(atPath).find((resolution) => resolution.kind !== 'missing')
    return found ?? { kind: 'missing', target: withoutExtension(candidates.at(0) ?? specifier) }
  }

  function outside(specifier: string, from: string): Resolution {
    const name = packageName(specifier)
    const folder = findInstalled(name, from)
    if (folder === undefined) return { kind: 'package', name, installed: false }
    const subpath = specifier.slice(name.length + 1)
    const manifest = manifestIn(folder)
    // Only compared with where generators write: looking for the very file would list the folders of every package.
    return { kind: 'package', name, installed: true, target: manifest === undefined ? joined(folder, subpath) : exportTarget(manifest, subpath) }
  }

  function compute(written: string, from: string, folder: string): Resolution {
    const specifier = written.replace(/[?].*$/, '')
    if (/^\.{1,2}(?:\/|$)/.test(specifier) || isAbsolute(specifier)) return atPath(joined(folder, specifier))
    if (specifier.startsWith('node:') || builtins.has(specifier)) return { kind: 'package', name: specifier, installed: true }
    if (/^[a-z-]{2,}:/.test(specifier)) return { kind: 'package', name: specifier, installed: false }

    const configs = caches.configs.findAllFor(from)
    const aliased = configs[0] === undefined ? undefined : byConfig(specifier, configs[0])
    if (aliased !== undefined && aliased.kind !== 'missing') return aliased
    if (specifier.startsWith('#')) {
      const manifest = manifestAbove(folder)
      const imported = manifest === undefined ? undefined : findImported(files, manifest, specifier)
      if (imported?.file !== undefined) return { kind: 'file', file: imported.file }
      if (imported?.specifier !== undefined) return compute(imported.specifier, from, folder)
      if (imported?.target !== undefined) return { kind: 'missing', target: imported.target }
    }
    const member = inWorkspace(specifier, folder)
    if (member?.kind === 'file') return member
    const external = isPackageName(specifier) ? outside(specifier, folder) : undefined
    if (external?.kind === 'package' && external.installed) return member ?? external
    // A nested config without aliases is common beside tools that read the root's.
    for (const config of configs.slice(1)) {
      const found = byConfig(specifier, config)
      if (found !== undefined && found.kind !== 'missing') return found
    }
    const conventional = aliased === undefined ? byConvention(specifier, folder) : undefined
    return aliased ?? member ?? conventional ?? external ?? { kind: 'missing' }
  }

  return {
    resolve(specifier, from) {
      // What a file names is asked for again and again.
      let ofFile = caches.named.get(from)
      if (ofFile === undefined) caches.named.set(from, ofFile = new Map())
      const named = ofFile.get(specifier)
      if (named !== undefined) return named
      const folder = parentOf(from) ?? ''
      // Two files of one folder may belong to different projects, which matters to aliases only.
      const key = specifier.startsWith('.') ? `${folder}\0${specifier}` : `${folder}\0${specifier}\0${caches.configs.findFor(from)?.file ?? ''}`
      const found = caches.resolutions.get(key) ?? compute(specifier, from, folder)
      caches.resolutions.set(key, found)
      ofFile.set(specifier, found)
      return found
    },
    problems: () => caches.configs.problems(),
    forget() {
      caches = emptyCaches()
    },
  }
}

/** The paths that an alias gives a specifier; the longest matching prefix wins. */
function findAlias(specifier: string, config: TsConfig): readonly string[] | undefined {
  let best: { readonly length: number; readonly targets: readonly string[] } | undefined
  for (const { pattern, targets } of config.aliases) {
    const star = pattern.indexOf('*')
    if (star < 0) {
      if (pattern === specifier) return targets
      continue
    }
    const head = pattern.slice(0, star)
    const tail = pattern.slice(star + 1)
    if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < head.length + tail.length) continue
    if (best !== undefined && best.length >= head.length) continue
    const inner = specifier.slice(head.length, specifier.length - tail.length)
    best = { length: head.length, targets: targets.map((target) => target.replace('*', inner)) }
  }
  return best?.targets
}

/** Folder of a dependency that the manifest declares by its path. */
function findLinked(manifest: Manifest | undefined, name: string): string | undefined {
  if (manifest === undefined) return undefined
  for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const list = manifest.json[field]
    const version = isRecord(list) ? list[name] : undefined
    const path = typeof version === 'string' ? /^(?:file|link|portal):(.*)$/.exec(version)?.[1] : undefined
    if (path !== undefined) return joined(manifest.folder, path)
  }
  return undefined
}

function packageName(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0] ?? specifier
}

function isPackageName(specifier: string): boolean {
  return /^(?:@[\w.~-]+\/)?[\w.~-]+(?:\/.*)?$/.test(specifier) && !specifier.startsWith('~/')
}
