// Where the project begins: schemas, aliases and workspace packages are looked for from there. It is the package of the working
// directory, or the monorepo that this is a package of, since its schema often stands in a package beside it.

import { ancestors, nearestPackage, projectAround } from '../engine/resolve/repository.ts'
import type { Files } from '../model/files.ts'
import { isInside } from './paths.ts'

export function projectRoot(files: Files, cwd: string, paths: readonly string[]): string {
  if (paths.length === 0 || paths.some((path) => isInside(cwd, path))) return projectAround(files, cwd)
  const common = commonFolder(files, paths)
  return projectAround(files, nearestPackage(files, common) ?? common)
}

function commonFolder(files: Files, paths: readonly string[]): string {
  const folders = paths.map((path) => files.kind(path) === 'folder' ? path : path.slice(0, path.lastIndexOf('/')))
  return ancestors(folders[0] ?? '').find((folder) => folders.every((path) => isInside(folder, path))) ?? '/'
}
