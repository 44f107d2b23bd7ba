// Files that live in memory, as discovery sees them.

import type { Files } from '../../../../src/model/files.ts'

export function memory(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts)
  const below = (folder: string): string[] => {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`
    return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  }
  return {
    read: (path) => texts[path],
    kind: (path) => texts[path] !== undefined ? 'file' : below(path).length > 0 ? 'folder' : undefined,
    list: (path) => [...new Set(below(path).map((rest) => rest.split('/')[0] ?? ''))].sort(),
  }
}
