// Where the project of a linted file begins: schemas, path aliases and workspace packages are looked for from there. As in the project
// host it is the working directory, or the monorepo that this is a package of, as task runners lint each package from its own folder.
// A linter, unlike a command, is also started in a folder that merely holds projects: there the nearest project below counts.

import { existsSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import { diskFiles } from '../engine/resolve/disk.ts'
import { findWorkspace } from '../engine/resolve/workspace.ts'

const MARKS = [
  '.git', 'pnpm-workspace.yaml', 'lerna.json', 'rush.json',
  'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock',
]

const roots = new Map<string, string>()

/** Root of the project that a folder belongs to, seen from a working directory. */
export function projectRoot(folder: string, cwd: string): string {
  const key = `${folder}\n${cwd}`
  const root = roots.get(key) ?? findRoot(folder, cwd)
  roots.set(key, root)
  return root
}

function findRoot(folder: string, cwd: string): string {
  if (!isWithin(folder, cwd)) return around(upward(folder).find(isPackage) ?? folder)
  if (isPackage(cwd) || isMarked(cwd)) return around(cwd)
  return upward(folder, cwd).find(isMarked) ?? cwd
}

/** The monorepo that has the folder as one of its packages; else the folder itself. */
function around(start: string): string {
  if (!isPackage(start)) return start
  const files = diskFiles()
  for (const folder of upward(start)) {
    const packages = findWorkspace(files, folder, JSON.parse)?.packages.values() ?? []
    if ([...packages].includes(start)) return folder
    if (existsSync(`${folder}/.git`)) break
  }
  return start
}

function isMarked(folder: string): boolean {
  return MARKS.some((name) => existsSync(`${folder}/${name}`))
}

function isPackage(folder: string): boolean {
  return existsSync(`${folder}/package.json`)
}

function isWithin(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
}

/** The folder and those around it, up to and including `last`. */
function upward(folder: string, last?: string): readonly string[] {
  const above = dirname(folder)
  return folder === last || above === folder ? [folder] : [folder, ...upward(above, last)]
}
