// Files that only a test has, by their absolute paths. The record may be written to while they are in use.

import type { Files } from '../../src/model/files.ts'

export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const below = (folder: string) => {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`
    return Object.keys(texts).filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/'))
  }
  const named = (parts: readonly (readonly string[])[]) => [...new Set(parts.map(([name]) => name!))].sort()
  return {
    read: (path) => texts[path],
    kind: (path) => Object.hasOwn(texts, path) ? 'file' : below(path).length > 0 ? 'folder' : undefined,
    list: (path) => named(below(path)),
    folders: (path) => named(below(path).filter((parts) => parts.length > 1)),
  }
}
