// Files on disk. Folders are listed once and remembered: resolving imports asks for many paths that do not exist, and a
// remembered listing answers those without a system call. Texts are not remembered; whoever parses them keeps what it needs.

import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import type { Files } from '../../model/files.ts'
import { parentOf } from './probe.ts'

export interface DiskFiles extends Files {
  /** Look again at a path and the folders around it: it was made, removed or renamed. */
  forget(path: string): void
}

type Kind = 'file' | 'folder'

interface Listing {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly names: readonly string[]
  readonly folders: readonly string[]
}

const absent: Listing = { kinds: new Map(), names: [], folders: [] }
/** May not be listed, and still be walked through. */
const closed: Listing = { kinds: new Map(), names: [], folders: [] }

export function diskFiles(): DiskFiles {
  const listings = new Map<string, Listing>()

  function listing(folder: string): Listing {
    const known = listings.get(folder)
    if (known !== undefined) return known
    const found = readFolder(folder)
    listings.set(folder, found)
    return found
  }

  function kind(path: string): Kind | undefined {
    const folder = parentOf(path)
    if (folder === undefined) return kindOnDisk(path)
    const name = path.slice(path.lastIndexOf('/') + 1)
    const found = listing(folder)
    return found === closed ? kindOnDisk(path) : found.kinds.get(name)
  }

  return {
    read(path) {
      try {
        const text = readFileSync(path, 'utf8')
        return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
      } catch {
        return undefined
      }
    },
    kind,
    list: (path) => listing(path).names,
    folders: (path) => listing(path).folders,
    forget(path) {
      for (let at: string | undefined = path; at !== undefined; at = parentOf(at)) listings.delete(at)
    },
  }
}

function readFolder(folder: string): Listing {
  try {
    const kinds = new Map<string, Kind>()
    for (const entry of readdirSync(withRoot(folder), { withFileTypes: true })) {
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : kindOnDisk(`${folder}/${entry.name}`)
      if (kind !== undefined) kinds.set(entry.name, kind)
    }
    const names = [...kinds.keys()].sort()
    return { kinds, names, folders: names.filter((name) => kinds.get(name) === 'folder') }
  } catch (error) {
    return isForbidden(error) ? closed : absent
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
}

/** Whether a folder is there and may not be listed. */
export function isClosed(folder: string): boolean {
  return kindOnDisk(folder) === 'folder' && readFolder(folder) === closed
}

export function isLink(path: string): boolean {
  return lstatSync(withRoot(path), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** Where a path leads once links are followed; the path itself where nothing stands there. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path).replaceAll('\\', '/')
  } catch {
    return path
  }
}

function kindOnDisk(path: string): Kind | undefined {
  try {
    const found = statSync(withRoot(path), { throwIfNoEntry: false })
    return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined
  } catch {
    return undefined
  }
}

/** `C:` alone names a drive's current folder, and nothing at all names none. */
function withRoot(path: string): string {
  return path === '' || path.endsWith(':') ? `${path}/` : path
}
