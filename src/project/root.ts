// Where the project begins: schemas, aliases and workspace packages are looked for from there. The working directory, unless it is
// a package of a monorepo, whose schema often stands in a package beside it.

import { findWorkspace } from '../engine/resolve/workspace.ts'
import type { Files } from '../model/files.ts'
import { isInside } from './paths.ts'

export function projectRoot(files: Files, cwd: string, paths: readonly string[]): string {
  const start = paths.length === 0 || paths.some((path) => isInside(cwd, path)) ? cwd : nearestPackage(files, commonFolder(files, paths))
  if (!isPackage(files, start)) return start
  for (const folder of ancestors(start)) {
    const workspace = findWorkspace(files, folder, JSON.parse)
    if (workspace !== undefined && [...workspace.packages.values()].includes(start)) return folder
    if (files.kind(`${folder}/.git`) !== undefined) break
  }
  return start
}

function isPackage(files: Files, folder: string): boolean {
  return files.kind(`${folder}/package.json`) === 'file'
}

/** From the folder itself up to the root of the file system. */
export function ancestors(folder: string): readonly string[] {
  const parts = folder.split('/')
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/')).filter((path) => path !== '')
}

function commonFolder(files: Files, paths: readonly string[]): string {
  const folders = paths.map((path) => files.kind(path) === 'folder' ? path : path.slice(0, path.lastIndexOf('/')))
  return ancestors(folders[0] ?? '').find((folder) => folders.every((path) => isInside(folder, path))) ?? '/'
}

function nearestPackage(files: Files, folder: string): string {
  for (const at of ancestors(folder)) {
    if (isPackage(files, at)) return at
    if (files.kind(`${at}/.git`) !== undefined) break
  }
  return folder
}
