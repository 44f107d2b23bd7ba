// Where the project of a linted file begins: schemas, path aliases and workspace packages are looked for from there. As in the project
// host it is the package of the working directory, or the monorepo that has it, as task runners lint each package from its own folder.
// A linter, unlike a command, is also started in a folder that merely holds projects: there the nearest project below counts.

import { existsSync } from 'node:fs'
import { diskFiles } from '../engine/resolve/disk.ts'
import { ancestors, isPackage, nearestPackage, projectAround } from '../engine/resolve/repository.ts'

const MARKS = [
  '.git', 'pnpm-workspace.yaml', 'lerna.json', 'rush.json',
  'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock',
]

const roots = new Map<string, string>()
/** Whether a linter was started in a project, by working directories. */
const projects = new Map<string, boolean>()

/** Root of the project that a folder belongs to, seen from a working directory. */
export function projectRoot(folder: string, cwd: string): string {
  const key = `${folder}\n${cwd}`
  const root = roots.get(key) ?? findRoot(folder, cwd)
  roots.set(key, root)
  return root
}

function findRoot(folder: string, cwd: string): string {
  const files = diskFiles()
  if (!isWithin(folder, cwd)) return projectAround(files, nearestPackage(files, folder) ?? folder)
  if (isProject(cwd)) return folder === cwd ? projectAround(files, cwd) : projectRoot(cwd, cwd)
  return ancestors(folder).filter((at) => isWithin(at, cwd)).find(isMarked) ?? projectAround(files, cwd)
}

function isProject(folder: string): boolean {
  const known = projects.get(folder) ?? (isPackage(diskFiles(), folder) || isMarked(folder))
  projects.set(folder, known)
  return known
}

function isMarked(folder: string): boolean {
  return MARKS.some((name) => existsSync(`${folder}/${name}`))
}

function isWithin(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
}
