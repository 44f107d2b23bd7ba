// Which files are analysed: what was asked for, minus what nobody writes by hand and what has another role. Everything left out
// carries its reason, because "no findings" must never be mistaken for "not looked at".

import { glob } from 'tinyglobby'
import { isClosed, isLink, realPath } from '../engine/resolve/disk.ts'
import type { Files } from '../model/files.ts'
import { reasonInName } from '../model/generated.ts'
import type { Problem } from '../model/problem.ts'
import { isReported, roleOf } from '../model/role.ts'
import type { Role } from '../model/role.ts'
import type { Config } from '../model/settings.ts'
import { ignoresAbove, ignoresIn, isIgnored } from './gitignore.ts'
import type { Ignores } from './gitignore.ts'
import { ignorer } from './ignored.ts'
import { absolute, isInside, relativeTo, withSlashes } from './paths.ts'
import type { Skipped } from '../model/result.ts'
import type { ProjectFiles } from './tsconfigs.ts'

export interface Collected {
  /** Absolute, sorted. */
  readonly files: readonly string[]
  readonly skipped: readonly Skipped[]
  /** Folders that are left out in every project: said only where nothing else is there. */
  readonly passed: readonly Skipped[]
  readonly problems: readonly Problem[]
}

export interface Wanted {
  readonly cwd: string
  readonly root: string
  readonly paths: readonly string[]
  /** The projects that were named; undefined where none was. */
  readonly projects?: ProjectFiles
  readonly config: Config
}

const NEVER = new Set(['node_modules', '.git', '.next', '.nuxt', '.output', '.svelte-kit', '.turbo', '.vercel', '.cache', '.yarn', '.pnpm-store', '.react-router'])
const BUILT = new Set(['dist', 'build', 'out', 'coverage', 'storybook-static'])
/** Files that are read at all, by their names. */
export const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/

/** Why files of a role are left out. */
export const roleNames: Readonly<Record<Role, string>> = {
  application: 'is application code', test: 'is a test', seed: 'is a seed', migration: 'is a migration', script: 'is a script',
  generated: 'is generated', declaration: 'is a declaration',
}

export async function collect(files: Files, wanted: Wanted): Promise<Collected> {
  /** By where they lead: each real file once. */
  const found = new Map<string, string>()
  const skipped: { file: string; folder?: true; reason: string }[] = []
  const passed: Skipped[] = []
  const asked = new Set<string>()
  const problems: Problem[] = []
  const { cwd, root, config, projects } = wanted
  const within = projects?.files
  const roleAsked = rolesAsked(files, wanted)
  const ignored = ignorer(config.ignore ?? [])

  function take(path: string): void {
    const real = realPath(path)
    const known = found.get(real)
    if (known === undefined || isLink(known) && !isLink(path)) found.set(real, path)
  }

  function walk(folder: string, above: Ignores): void {
    if (files.list(folder).length === 0 && isClosed(folder)) problems.push(closed(relativeTo(cwd, folder), asked.has(folder)))
    const ignores = ignoresIn(files, folder, above)
    const hasBuilds = folder === root || files.kind(`${folder}/package.json`) === 'file'
    for (const name of files.list(folder)) {
      const path = `${folder}/${name}`
      const isFolder = files.kind(path) === 'folder'
      if (!isFolder) {
        if (SOURCE.test(name) && !isIgnored(ignores, path, false)) take(path)
      } else if (NEVER.has(name)) passed.push({ file: `${relativeTo(cwd, path)}/`, reason: 'is not written here' })
      else if (BUILT.has(name) && hasBuilds) passed.push({ file: `${relativeTo(cwd, path)}/`, reason: 'is built' })
      // As ESLint and git do: what it leads to is met where it stands, or lies outside.
      else if (isLink(path)) skipped.push({ file: path, folder: true, reason: 'is a symbolic link' })
      else if (isIgnored(ignores, path, true)) skipped.push({ file: path, folder: true, reason: 'is ignored by git' })
      else walk(path, ignores)
    }
  }

  async function add(path: string): Promise<void> {
    const target = absolute(cwd, path)
    const kind = files.kind(target)
    if (kind === 'folder') {
      asked.add(target)
      return walk(target, ignoresAbove(files, target))
    }
    if (kind === 'file') return take(target)
    const matches = /[*?{[]/.test(path) ? await glob(withSlashes(path), { cwd, absolute: true, ignore: ['**/node_modules/**'], dot: true, followSymbolicLinks: false }) : []
    if (matches.length === 0) problems.push(missing(path))
    for (const match of matches) if (SOURCE.test(match)) take(withSlashes(match))
  }

  if (wanted.paths.length === 0 && within !== undefined) for (const file of within) take(file)
  else for (const path of wanted.paths.length === 0 ? ['.'] : wanted.paths) await add(path)

  const kept: string[] = []
  for (const file of [...found.values()].sort(byCode)) {
    const reason = findReason(file)
    if (reason === undefined) kept.push(file)
    else skipped.push({ file, reason })
  }
  // A part of the project need not have what the patterns are meant for.
  if (wanted.paths.length === 0 && within === undefined && isInside(cwd, root)) {
    for (const { file } of [...skipped, ...passed]) ignored.has(`${relativeTo(root, absolute(cwd, file))}/_`)
    problems.push(...ignored.idle().filter((pattern) => !pattern.split('/').some((name) => NEVER.has(name) || BUILT.has(name))).map(idle))
  }
  return { files: kept, skipped: skipped.map(({ file, folder, reason }) => ({ file: relativeTo(cwd, file) + (folder === true ? '/' : ''), reason })), passed, problems }

  function findReason(file: string): string | undefined {
    const path = relativeTo(root, file)
    if (!SOURCE.test(file)) return 'is no JavaScript or TypeScript'
    if (within !== undefined && !within.has(file)) return 'is in no project that was named'
    if (isInside(root, file) && ignored.has(path)) return 'is ignored by the configuration'
    const named = reasonInName(file)
    if (named !== undefined) return named
    const role = roleAsked(file)
    return isReported(role, config) ? undefined : roleNames[role]
  }
}

/** Roles as seen from the folders that were asked for: the working directory, named folders, folders of named projects. */
export function rolesAsked(files: Files, { cwd, root, paths, projects, config }: Wanted): (file: string) => Role {
  const asked = [cwd, ...projects?.folders ?? [], ...paths.map((path) => absolute(cwd, path)).filter((path) => files.kind(path) === 'folder')]
  return (file) => roleOf(relativeTo(root, file), config, relativeTo(root, deepest(asked, file)))
}

/** The innermost of the folders that has the file. */
function deepest(folders: readonly string[], file: string): string {
  return folders.filter((folder) => isInside(folder, file)).reduce((inner, folder) => folder.length > inner.length ? folder : inner, '')
}

/** What a run merely comes by, such as the files of a database, is nobody's question. */
function closed(folder: string, isAsked: boolean): Problem {
  const name = folder === '' ? '.' : folder
  return { severity: isAsked ? 'error' : 'note', message: `The folder \`${name}\` cannot be read.`, next: 'Its permissions forbid it.', file: name }
}

function idle(pattern: string): Problem {
  return { severity: 'note', message: `The pattern \`${pattern}\` of the setting \`ignore\` leaves out no file.`, next: 'Patterns are relative to the root of the project.' }
}

function missing(path: string): Problem {
  return /[*?{[]/.test(path)
    ? { severity: 'error', message: `The pattern \`${path}\` matches no file.`, next: 'Quote the pattern and check it against the working directory.' }
    : { severity: 'error', message: `The path \`${path}\` does not exist.`, next: 'Paths are relative to the working directory.', file: path }
}

/** By code units: the same order whatever the locale. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
