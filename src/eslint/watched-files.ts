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
  /** Whether files or folders were added to a folder that was looked at, or removed from it. */
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
  const folders = new Map<string, string>()
  let open: { readonly path: string; readonly text: string } | undefined

  function noteFolder(folder: string | undefined): void {
    if (folder !== undefined && !folders.has(folder)) folders.set(folder, stampOf(folder))
  }

  function namesIn(folder: string): string {
    return disk.list(folder).join('\n')
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
      noteFolder(parentOf(path))
      return disk.kind(path)
    },
    list(path) {
      noteFolder(path)
      return disk.list(path)
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
      const touched = [...folders].filter(([folder, before]) => stampOf(folder) !== before).map(([folder]) => ({ folder, names: namesIn(folder) }))
      // All listings are read before any is forgotten: forgetting a folder forgets those around it.
      for (const { folder } of touched) {
        folders.set(folder, stampOf(folder))
        disk.forget(folder)
      }
      return touched.some(({ folder, names }) => namesIn(folder) !== names)
    },
    paths: () => texts.keys(),
  }
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
