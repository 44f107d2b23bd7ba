// A project opened: its root, its settings, its schemas and the engine over them. Shared by a whole run and by an explanation.

import type ts from 'typescript'
import type { Engine, EngineHost } from '../engine/engine.ts'
import { diskFiles } from '../engine/resolve/disk.ts'
import { parseObject } from '../engine/resolve/manifest.ts'
import { createModuleResolver } from '../engine/resolve/modules.ts'
import { openOrms } from '../engine/resolve/orms.ts'
import { findWorkspace } from '../engine/resolve/workspace.ts'
import type { Files } from '../model/files.ts'
import type { OrmDefinition, OrmProject } from '../model/orm.ts'
import type { Problem } from '../model/problem.ts'
import type { Config } from '../model/settings.ts'
import type { Parts } from './parts.ts'
import { absolute, withSlashes } from './paths.ts'
import { projectRoot } from './root.ts'

export interface OpenProject {
  readonly cwd: string
  readonly root: string
  readonly files: Files
  readonly compiler: typeof ts
  readonly engine: Engine
  /** Of ORMs and of the configurations that were needed so far. */
  problems(): readonly Problem[]
  /** Said where no call is recognised: no ORM is in sight, so that no finding says nothing. */
  readonly noOrm?: Problem
}

/** Text that stands for a file's content, whether or not the file exists. */
export interface Stdin {
  readonly path: string
  readonly text: string
}

export interface Opening {
  readonly cwd: string
  readonly paths: readonly string[]
  readonly config: Config
  readonly stdin?: Stdin | undefined
  /** See `EngineHost`. */
  readonly note?: NonNullable<EngineHost['note']>
}

export function openProject(parts: Parts, { cwd, paths, config, stdin, note }: Opening): OpenProject {
  const folder = withSlashes(cwd)
  const files = stdin === undefined ? diskFiles() : overlaid(diskFiles(), absolute(folder, stdin.path), stdin.text)
  const existing = paths.map((path) => absolute(folder, path)).filter((path) => files.kind(path) !== undefined)
  const root = projectRoot(files, folder, existing)
  const compiler = parts.loadCompiler()
  const orms = openOrms(parts.orms, files, root, config)
  const modules = createModuleResolver(compiler, files, root)
  const engine = parts.createEngine({
    counting: true,
    ts: compiler, files, root, modules, orms, frameworks: parts.frameworks, settings: isAlone(diskFiles(), folder, stdin) ? { ...config, singleFile: true } : config,
    ...note === undefined ? {} : { note },
  })
  const problems = () => [...orms.flatMap((orm) => orm.problems), ...modules.problems()]
  const noOrm = unused(files, root, parts.orms, orms)
  return { cwd: folder, root, files, compiler, engine, problems, ...noOrm === undefined ? {} : { noOrm } }
}

/** Text for a path where no file is: it is judged by itself, as in an editor's unsaved buffer. */
function isAlone(files: Files, cwd: string, stdin: Stdin | undefined): boolean {
  return stdin !== undefined && files.kind(absolute(cwd, stdin.path)) === undefined
}

function unused(files: Files, root: string, definitions: readonly OrmDefinition[], projects: readonly OrmProject[]): Problem | undefined {
  if (projects.some((project) => project.hasSchema)) return undefined
  const folders = new Set([root, ...findWorkspace(files, root)?.packages.values() ?? []])
  const packages = definitions.flatMap((definition) => definition.packages)
  const isUsed = [...folders].some((folder) => {
    const manifest = parseObject(files.read(`${folder}/package.json`)) ?? {}
    return ['dependencies', 'devDependencies', 'peerDependencies'].some((field) => packages.some((name) => Object.hasOwn(Object(manifest[field]), name)))
  })
  if (isUsed) return undefined
  const names = definitions.map((definition) => `\`${definition.name}\``).join(', ')
  return { severity: 'note', message: 'No schema and no dependency on an ORM is in sight.', next: `Run querylint from the root of a project that uses ${names}, or name its schema by the setting \`schema\`.` }
}

function overlaid(files: Files, file: string, text: string): Files {
  const folder = file.slice(0, file.lastIndexOf('/'))
  const name = file.slice(folder.length + 1)
  return {
    read: (path) => path === file ? text : files.read(path),
    kind: (path) => path === file ? 'file' : files.kind(path),
    folders: (path) => files.folders(path),
    list: (path) => path === folder ? [...new Set([...files.list(path), name])].sort() : files.list(path),
  }
}
