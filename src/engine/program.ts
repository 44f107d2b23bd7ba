// The files that an analysis has seen: facts per file, made on demand and kept until the text changes; and a memo whose entries know
// which files they came from, so that an edit forgets just what depended on it. They know it from the first time on that somebody asks: until
// then nobody writes it down, as a run from the command line never asks.

import { reasonInShape } from '../model/generated.ts'
import type { EngineHost } from './engine.ts'
import type { FileFacts } from './facts.ts'
import { lowerFile } from './lower/lower.ts'
import type { Resolution } from './resolve/modules.ts'

/**
 * What a result came from: files, and other results with what they came from in turn. Results are not flattened into files, since most
 * are asked for again and again and rest on hundreds of files each; only an edit and `filesOf` walk down. Lists without doubles: tens of
 * thousands of sets would take several times their memory.
 */
export type Needed = readonly (string | Remembered)[]

interface Remembered {
  readonly key: string
  readonly value: unknown
  readonly needed: Needed
}

export interface Program {
  /** What a file says, or undefined where there is none. */
  facts(file: string): FileFacts | undefined
  resolve(specifier: string, from: string): Resolution
  /** The value computed under that key, remembered together with the files it needed. */
  remember<T>(key: string, compute: () => T): T
  /** Like `remember`, but the caller says when a result is final. */
  peek<T>(key: string): { readonly value: T } | undefined
  store(key: string, value: unknown, needed: Needed): void
  /** Runs `compute` and hands back what was looked at meanwhile; `need` says so to the computation around it. */
  watching<T>(compute: () => T): { readonly value: T; readonly needed: Needed }
  /** Adds to what the running computation needs. */
  need(needed: Needed): void
  /** From now on it is known what results rest on; those that are remembered are forgotten, as nobody knows it of them. */
  track(): void
  /** The files that a result rests on, without what is in `seen` already; what was walked through is added to it. */
  filesOf(needed: Needed, seen: Set<unknown>): readonly string[]
  forget(file: string): void
}

const nothing: Needed = []
const EXTENSIONS = /\.([cm]?[jt]sx?)$/

export function createProgram(host: EngineHost): Program {
  const lowered = new Map<string, FileFacts | undefined>()
  const memo = new Map<string, Remembered>()
  const watchers: Set<string | Remembered>[] = []
  const edits = createEdits(memo)
  let isTracking = false

  const need = (needed: Needed) => {
    const watcher = watchers.at(-1)
    if (watcher !== undefined) for (const one of needed) watcher.add(one)
  }
  const watching = <T>(compute: () => T) => {
    if (!isTracking) return { value: compute(), needed: nothing }
    const needed = new Set<string | Remembered>()
    watchers.push(needed)
    try {
      const value = compute()
      return { value, needed: needed.size === 0 ? nothing : [...needed] }
    } finally {
      watchers.pop()
    }
  }
  const facts = (file: string): FileFacts | undefined => {
    watchers.at(-1)?.add(file)
    const known = lowered.get(file)
    if (known !== undefined || lowered.has(file)) return known
    const made = lower(host, file)
    lowered.set(file, made)
    return made
  }
  const peek = <T>(key: string) => {
    const known = memo.get(key)
    if (known === undefined) return undefined
    watchers.at(-1)?.add(known)
    return known as { readonly value: T }
  }
  const store = (key: string, value: unknown, needed: Needed) => {
    const entry: Remembered = { key, value, needed }
    memo.set(key, entry)
    edits.stored(entry)
    watchers.at(-1)?.add(entry)
  }
  const track = () => {
    if (isTracking) return
    isTracking = true
    memo.clear()
  }
  return {
    facts,
    resolve: (specifier, from) => host.modules.resolve(specifier, from),
    remember: <T>(key: string, compute: () => T) => {
      const known = peek<T>(key)
      if (known !== undefined) return known.value
      const { value, needed } = watching(compute)
      store(key, value, needed)
      return value
    },
    peek,
    store,
    watching,
    need,
    track,
    filesOf,
    forget(file) {
      track()
      lowered.delete(file)
      edits.forget(file)
    },
  }
}

function filesOf(needed: Needed, seen: Set<unknown>): readonly string[] {
  const files: string[] = []
  const visit = (parts: Needed): void => {
    for (const part of parts) {
      if (seen.has(part)) continue
      seen.add(part)
      if (typeof part === 'string') files.push(part)
      else visit(part.needed)
    }
  }
  visit(needed)
  return files
}

/** Forgets what rests on an edited file. From the first edit on it is known what rests on what; a run without edits pays nothing. */
function createEdits(memo: Map<string, Remembered>) {
  let dependents: Map<string | Remembered, Set<Remembered>> | undefined

  function link(to: Map<string | Remembered, Set<Remembered>>, entry: Remembered): void {
    for (const part of entry.needed) {
      const known = to.get(part)
      if (known !== undefined) {
        known.add(entry)
        continue
      }
      to.set(part, new Set([entry]))
      // A part may have been replaced under its key since, and is in the memo no more.
      if (typeof part !== 'string') link(to, part)
    }
  }

  return {
    stored(entry: Remembered): void {
      if (dependents !== undefined) link(dependents, entry)
    },
    forget(file: string): void {
      if (dependents === undefined) {
        dependents = new Map()
        for (const entry of memo.values()) link(dependents, entry)
      }
      const outdated: (string | Remembered)[] = [file]
      for (const one of outdated) {
        outdated.push(...dependents.get(one) ?? [])
        dependents.delete(one)
        if (typeof one === 'string') continue
        if (memo.get(one.key) === one) memo.delete(one.key)
        for (const part of one.needed) dependents.get(part)?.delete(one)
      }
    },
  }
}

function lower(host: EngineHost, file: string): FileFacts | undefined {
  if (!EXTENSIONS.test(file)) return undefined
  const parsed = host.parsed?.(file)
  const text = parsed?.source.text ?? host.files.read(file)
  if (text === undefined || reasonInShape(text) !== undefined) return undefined
  if (parsed !== undefined) return { ...lowerFile(parsed.ts, parsed.source), file }
  const source = host.ts.createSourceFile(file, text, { languageVersion: host.ts.ScriptTarget.Latest, jsDocParsingMode: host.ts.JSDocParsingMode?.ParseNone }, false)
  return lowerFile(host.ts, source)
}

/** Keys of a kind of result, made once each: a text that is put together anew is read from end to end each time it is looked up. */
export function keysOf(kind: string): (of: string, name?: string) => string {
  const keys = new Map<string, Map<string, string>>()
  return (of, name = '') => {
    let names = keys.get(of)
    if (names === undefined) keys.set(of, names = new Map())
    let key = names.get(name)
    if (key === undefined) names.set(name, key = `${kind} ${of} ${name}`)
    return key
  }
}

/** Identifies a function of the project: its file and id. */
export function functionKey(file: string, fn: number): string {
  return `${file}#${fn}`
}

interface SplitKey {
  readonly file: string
  readonly id: number
}

/** Keys are taken apart all the time: the parts are the same texts then, whose hashes are known. */
const split = new Map<string, SplitKey>()

export function splitKey(key: string): SplitKey {
  const known = split.get(key)
  if (known !== undefined) return known
  const at = key.lastIndexOf('#')
  const parts = { file: key.slice(0, at), id: Number(key.slice(at + 1)) }
  split.set(key, parts)
  return parts
}
