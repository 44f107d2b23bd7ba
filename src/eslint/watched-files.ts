// Files as one project's engine sees them: the open file's text over the disk, and a memory of everything that was looked at, so that
// a long-lived process (an editor) notices what changed. Texts and the names in folders are compared, because a new modification time
// alone means nothing: editors save without a change, and tools leave temporary files. What was read since the disk was last looked at
// is not asked for again: a run of a linter from the command line reads every file once, and pays for nothing else.

import { statSync } from 'node:fs'
import { diskFiles } from '../engine/resolve/disk.ts'
import { parentOf } from '../engine/resolve/probe.ts'
import type { Files } from '../model/files.ts'

export interface WatchedFiles extends Files {
  /** Shows a text in place of what is on disk; undefined takes it away. Says whether the text differs from the one last read. */
  overlay(path: string, text: string | undefined): boolean
  /** Takes a text that this process read before as what is on disk. */
  known(path: string, text: string): void
  /** Whether a file that was read before `lookAgain` says something else now. */
  hasChanged(path: string): boolean
  /** What was read so far may have changed from now on. */
  lookAgain(): void
  /** Whether files or folders that were asked for were made or removed, or a folder that was listed has other names in it. */
  hasMoved(): boolean
  /** Everything that was read. */
  paths(): Iterable<string>
}

/** Time of a look at the disk, in milliseconds since 1970; or what the disk said of the file at the last comparison. */
type Stamp = number | string

interface Seen {
  readonly stamp: Stamp
  readonly text: string | undefined
}

/** What changed no later than so many milliseconds before a look was seen by it: clocks of file systems are coarse. */
const SLACK = 2000

export function watchedFiles(): WatchedFiles {
  const disk = diskFiles()
  const texts = new Map<string, Seen>()
  const folders = new Map<string, Folder>()
  /** Files whose answer is up to date. */
  const fresh = new Set<string>()
  /** Read anew with another text, of which nobody was told: who reads it this time need not be who rests on the text before. */
  const unsaid = new Set<string>()
  let open: { readonly path: string; readonly text: string } | undefined

  function noted(path: string): Folder {
    const known = folders.get(path)
    if (known !== undefined) return known
    const folder: Folder = { stamp: Date.now(), names: undefined, kinds: new Map() }
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
    if (folder.names === undefined) return other
    const names = disk.list(path)
    if (names.length !== folder.names.length || names.some((name, index) => name !== folder.names![index])) other = true
    folder.names = names
    return other
  }

  function listed(path: string): readonly string[] {
    const folder = noted(path)
    return folder.names = disk.list(path)
  }

  return {
    read(path) {
      if (open?.path === path) return open.text
      // Stamped first: a write between the two then shows as a change later on.
      const stamp = Date.now()
      const text = disk.read(path)
      const seen = texts.get(path)
      if (seen !== undefined && seen.text !== text) unsaid.add(path)
      texts.set(path, { stamp, text })
      fresh.add(path)
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
    list: listed,
    folders(path) {
      listed(path)
      return disk.folders(path)
    },
    overlay(path, text) {
      open = text === undefined ? undefined : { path, text }
      if (text === undefined) return false
      const seen = texts.get(path)
      if (seen !== undefined && seen.text === text) return false
      texts.set(path, { stamp: 'overlay', text })
      fresh.delete(path)
      return seen !== undefined
    },
    known(path, text) {
      texts.set(path, { stamp: performance.timeOrigin, text })
      fresh.add(path)
    },
    hasChanged(path) {
      if (open?.path === path) return false
      if (unsaid.delete(path)) return true
      if (fresh.has(path)) return false
      const seen = texts.get(path)
      if (seen === undefined) return false
      const stamp = stampAfter(path, seen.stamp)
      fresh.add(path)
      if (stamp === seen.stamp) return false
      const text = disk.read(path)
      texts.set(path, { stamp, text })
      return text !== seen.text
    },
    lookAgain: () => fresh.clear(),
    hasMoved() {
      const touched = [...folders].filter(([path, folder]) => {
        const stamp = stampAfter(path, folder.stamp)
        const isTouched = stamp !== folder.stamp
        folder.stamp = stamp
        return isTouched
      })
      for (const [path] of touched) disk.forget(path)
      return touched.map(([path, folder]) => hasOther(path, folder)).includes(true)
    },
    paths: () => texts.keys(),
  }
}

/** A folder that holds whatever else comes and goes (a home, a temporary folder) matters only by what was asked of it. */
interface Folder {
  stamp: Stamp
  /** Where it was listed. */
  names: readonly string[] | undefined
  /** Answers about single paths in it. */
  readonly kinds: Map<string, ReturnType<Files['kind']>>
}

/** What the disk says of a path now; the stamp itself where nothing can have changed since. */
function stampAfter(path: string, before: Stamp): Stamp {
  try {
    const found = statSync(path === '' || path.endsWith(':') ? `${path}/` : path, { throwIfNoEntry: false })
    if (found === undefined) return 'none'
    // The time of the last change to the entry: that of its content can be set back, and is by tools that restore files.
    return typeof before === 'number' && found.ctimeMs < before - SLACK ? before : `${found.mtimeMs}:${found.size}`
  } catch {
    return 'none'
  }
}
