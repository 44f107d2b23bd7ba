// Files as one project's engine sees them: the open file's text over the disk, and a memory of everything that was looked at, so that
// a long-lived process (an editor) notices what changed. Texts are compared by digest and folders by their names, because a new
// modification time alone means nothing: editors save without a change, and tools leave temporary files.

import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { diskFiles } from '../engine/resolve/disk.ts'
import { parentOf } from '../engine/resolve/probe.ts'
import type { Files } from '../model/files.ts'

export interface WatchedFiles extends Files {
  /** Shows a text in place of what is on disk; undefined takes it away. Says whether the text differs from the one last read. */
  overlay(path: string, text: string | undefined): boolean
  /** Whether a file that was read says something else now. */
  hasChanged(path: string): boolean
  /** Whether files or folders that were asked for were made or removed, or a folder that was listed has other names in it. */
  hasMoved(): boolean
  /** Everything that was read. */
  paths(): Iterable<string>
}

interface Seen {
  stamp: string
  digest: string
}

export function watchedFiles(): WatchedFiles {
  const disk = diskFiles()
  const texts = new Map<string, Seen>()
  const folders = new Map<string, Folder>()
  let open: { readonly path: string; readonly text: string } | undefined

  function noted(path: string): Folder {
    const known = folders.get(path)
    if (known !== undefined) return known
    const folder: Folder = { stamp: stampOf(path), names: undefined, kinds: new Map() }
    folders.set(path, folder)
    return folder
  }

  /** Whether a folder would answer otherwise now; its new answers are remembered. */
  function hasOther(path: string, folder: Folder): boolean {
    let other = false
    for (const [asked, before] of folder.kinds) {
      const kind = disk.kind(asked)
      if (kind === before) continue
      folder.kinds.set(asked, kind)
      other = true
    }
    const names = folder.names === undefined ? undefined : disk.list(path).join('\n')
    if (names !== folder.names) other = true
    folder.names = names
    return other
  }

  return {
    read(path) {
      if (open?.path === path) return open.text
      // Stamped first: a write between the two then shows as a change later on.
      const stamp = stampOf(path)
      const text = disk.read(path)
      texts.set(path, { stamp, digest: digestOf(text) })
      return text
    },
    kind(path) {
      if (open?.path === path) return 'file'
      const folder = parentOf(path)
      const kinds = folder === undefined ? undefined : noted(folder).kinds
      const kind = disk.kind(path)
      kinds?.set(path, kind)
      return kind
    },
    list(path) {
      const folder = noted(path)
      const names = disk.list(path)
      folder.names = names.join('\n')
      return names
    },
    overlay(path, text) {
      open = text === undefined ? undefined : { path, text }
      if (text === undefined) return false
      const digest = digestOf(text)
      const seen = texts.get(path)
      if (seen?.digest === digest) return false
      texts.set(path, { stamp: 'overlay', digest })
      return seen !== undefined
    },
    hasChanged(path) {
      const seen = texts.get(path)
      if (seen === undefined || open?.path === path) return false
      const stamp = stampOf(path)
      if (stamp === seen.stamp) return false
      const digest = digestOf(disk.read(path))
      const changed = digest !== seen.digest
      texts.set(path, { stamp, digest })
      return changed
    },
    hasMoved() {
      const touched = [...folders].filter(([path, folder]) => stampOf(path) !== folder.stamp)
      for (const [path, folder] of touched) {
        folder.stamp = stampOf(path)
        disk.forget(path)
      }
      return touched.map(([path, folder]) => hasOther(path, folder)).includes(true)
    },
    paths: () => texts.keys(),
  }
}

/** A folder that holds whatever else comes and goes (a home, a temporary folder) matters only by what was asked of it. */
interface Folder {
  stamp: string
  /** Where it was listed. */
  names: string | undefined
  /** Answers about single paths in it. */
  readonly kinds: Map<string, ReturnType<Files['kind']>>
}

function stampOf(path: string): string {
  try {
    const found = statSync(path === '' || path.endsWith(':') ? `${path}/` : path, { throwIfNoEntry: false })
    return found === undefined ? 'none' : `${found.mtimeMs}:${found.size}`
  } catch {
    return 'none'
  }
}

function digestOf(text: string | undefined): string {
  return text === undefined ? 'none' : createHash('sha1').update(text).digest('base64')
}
