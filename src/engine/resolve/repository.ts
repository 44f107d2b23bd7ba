// How far up from a folder a project is looked for: to the top of its repository, or of the workspace that has it, or of its package.
// Without any the folder stands for itself: what lies around it may be anybody's, a home folder say, and is neither read nor walked through.

import { homedir } from 'node:os'
import { dirname } from 'node:path/posix'
import type { Files } from '../../model/files.ts'
import { isMember } from './workspace.ts'

/** From the folder itself up to the root of the file system. */
export function ancestors(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder || above === '.' ? [folder] : [folder, ...ancestors(above)]
}

/** Top of the repository or workspace that a folder is in. */
export function findRepository(files: Files, folder: string): string | undefined {
  const above = ancestors(folder)
  return above.find((at) => files.kind(join(at, '.git')) !== undefined) ?? above.find((at, index) => hasAny(files, at, above.slice(0, index + 1)))
}

/** From the folder itself up to the top of its repository, workspace or package. */
export function withinRepository(files: Files, folder: string): readonly string[] {
  const top = findRepository(files, folder) ?? nearestPackage(files, folder) ?? folder
  const above = ancestors(folder)
  return above.slice(0, above.indexOf(top) + 1)
}

/** The package that a folder belongs to, and of that the monorepo: schemas and packages beside it are looked for from there. */
export function projectAround(files: Files, folder: string): string {
  const start = withinRepository(files, folder).find((at) => isPackage(files, at))
  if (start === undefined) return folder
  return withinRepository(files, start).find((at) => hasAny(files, at, [start])) ?? start
}

/** A manifest in a home folder is left there by an install gone astray. */
export function nearestPackage(files: Files, folder: string, home = homedir().replaceAll('\\', '/')): string | undefined {
  return ancestors(folder).find((at) => isPackage(files, at) && (at === folder || at !== home))
}

export function isPackage(files: Files, folder: string): boolean {
  return files.kind(join(folder, 'package.json')) === 'file'
}

/** Whether a folder declares a workspace that has one of these folders as a package. */
function hasAny(files: Files, folder: string, packages: readonly string[]): boolean {
  return packages.some((one) => isPackage(files, one) && isMember(files, folder, one))
}

function join(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`
}
