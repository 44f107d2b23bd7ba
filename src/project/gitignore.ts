// What `.gitignore` files leave out. Read by ourselves rather than asked of git, so that checkouts without git agree.

import { withinRepository } from '../engine/resolve/repository.ts'
import type { Files } from '../model/files.ts'

interface Ignore {
  readonly pattern: RegExp
  readonly folderOnly: boolean
  readonly negated: boolean
}

export type Ignores = readonly Ignore[]

/** Those of a folder itself, after those of the folders above that are in force there. */
export function ignoresIn(files: Files, folder: string, above: Ignores): Ignores {
  if (files.kind(`${folder}/.gitignore`) !== 'file') return above
  return [...above, ...(files.read(`${folder}/.gitignore`) ?? '').split(/\r?\n/).flatMap((line) => parse(line, folder))]
}

/** Those of the repository's folders above this one. */
export function ignoresAbove(files: Files, folder: string): Ignores {
  return withinRepository(files, folder).slice(1).reverse().reduce<Ignores>((ignores, path) => ignoresIn(files, path, ignores), [])
}

export function isIgnored(ignores: Ignores, path: string, isFolder: boolean): boolean {
  const last = ignores.findLast(({ pattern, folderOnly }) => (isFolder || !folderOnly) && pattern.test(path))
  return last !== undefined && !last.negated
}

function parse(line: string, folder: string): readonly Ignore[] {
  const text = line.replace(/(?<!\\)\s+$/, '')
  if (text === '' || text.startsWith('#')) return []
  const negated = text.startsWith('!')
  const body = negated ? text.slice(1) : text
  const folderOnly = body.endsWith('/')
  const inner = body.replace(/\/$/, '').replace(/^\//, '')
  const isAnchored = body.replace(/\/$/, '').includes('/')
  const source = `${escaped(folder)}/${isAnchored ? '' : '(?:.*/)?'}${patternSource(inner)}`
  try {
    return [{ pattern: new RegExp(`^${source}$`), folderOnly, negated }]
  } catch {
    return []
  }
}

function patternSource(glob: string): string {
  return glob.split('/').map((part) => part === '**' ? '\0' : part
    .replace(/[.+^$()|{}]/g, '\\$&').replace(/\[!/g, '[^').replaceAll('*', '[^/]*').replaceAll('?', '[^/]'))
    .join('/').replaceAll('\0/', '(?:.*/)?').replace(/\/\0$/, '/.*').replaceAll('\0', '.*')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
