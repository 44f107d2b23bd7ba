// Paths with `/` on every system: inside the analyzer no other form exists.

import { posix, resolve } from 'node:path'

export function absolute(cwd: string, path: string): string {
  return withSlashes(resolve(cwd, path))
}

export function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

export function relativeTo(folder: string, path: string): string {
  return posix.relative(folder, path)
}

export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
