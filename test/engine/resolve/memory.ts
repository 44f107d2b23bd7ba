// Files in memory, keyed by absolute path: a project in a test is one object literal.

import type { Files } from '../../../src/model/files.ts'

export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const folders = new Map<string, Set<string>>()
  for (const path of Object.keys(texts)) {
    const parts = path.split('/')
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const folder = parts.slice(0, length).join('/')
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[length] ?? ''))
    }
  }
  return {
    read: (path) => texts[path],
    kind: (path) => Object.hasOwn(texts, path) ? 'file' : folders.has(path) ? 'folder' : undefined,
    list: (path) => [...folders.get(path) ?? []].sort(),
  }
}
