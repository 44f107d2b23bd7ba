// Absolute paths with `/`. Node's own `posix` functions know nothing of drive letters, and its native ones answer with `\`.

import { join, normalize } from 'node:path/posix'

export function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(path)
}

/** `path` seen from `folder`. */
export function resolved(folder: string, path: string): string {
  const slashed = path.replaceAll('\\', '/')
  const full = isAbsolute(slashed) ? normalize(slashed) : join(folder, slashed)
  return full.length > 1 && full.endsWith('/') ? full.slice(0, -1) : full
}

export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
