// Paths with `/` on every system: inside the analyzer no other form exists.

import { posix, resolve } from 'node:path'

export function absolute(cwd: string, path: string): string {
  return withSlashes(resolve(cwd, path))
}

export function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

/** Relative inside the folder; a path that leads out of it stays absolute, since `../..` is nobody's name for a file. */
export function relativeTo(folder: string, path: string): string {
  return isInside(folder, path) ? posix.relative(folder, path) : path
}

export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
