// The files that an analysis has seen: facts per file, made on demand and kept until the text changes; and a memo whose entries know
// which files they came from, so that an edit forgets just what depended on it.

import { reasonInShape } from '../model/generated.ts'
import type { EngineHost } from './engine.ts'
import type { FileFacts } from './facts.ts'
import { lowerFile } from './lower/lower.ts'
import type { Resolution } from './resolve/modules.ts'

export interface Program {
  /** What a file says, or undefined where there is none. */
  facts(file: string): FileFacts | undefined
  resolve(specifier: string, from: string): Resolution
  /** The value computed under that key, remembered together with the files it needed. */
  remember<T>(key: string, compute: () => T): T
  /** Like `remember`, but the caller says when a result is final. */
  peek<T>(key: string): { readonly value: T } | undefined
  store(key: string, value: unknown, needed: ReadonlySet<string>): void
  /** Runs `compute` and hands back the files that were looked at meanwhile. */
  watching<T>(compute: () => T): { readonly value: T; readonly needed: ReadonlySet<string> }
  /** Adds files to what the running computation needs. */
  need(files: Iterable<string>): void
  forget(file: string): void
}

const EXTENSIONS = /\.([cm]?[jt]sx?)$/

export function createProgram(host: EngineHost): Program {
  const lowered = new Map<string, FileFacts | undefined>()
  const memo = new Map<string, { readonly value: unknown; readonly needed: ReadonlySet<string> }>()
  const watchers: Set<string>[] = []

  const need = (files: Iterable<string>) => {
    const watcher = watchers.at(-1)
    if (watcher !== undefined) for (const file of files) watcher.add(file)
  }
  const watching = <T>(compute: () => T) => {
    const needed = new Set<string>()
    watchers.push(needed)
    try {
      return { value: compute(), needed }
    } finally {
      watchers.pop()
      need(needed)
    }
  }
  const facts = (file: string): FileFacts | undefined => {
    need([file])
    if (lowered.has(file)) return lowered.get(file)
    const made = lower(host, file)
    lowered.set(file, made)
    return made
  }
  const peek = <T>(key: string) => {
    const known = memo.get(key)
    if (known === undefined) return undefined
    need(known.needed)
    return { value: known.value as T }
  }
  const store = (key: string, value: unknown, needed: ReadonlySet<string>) => {
    memo.set(key, { value, needed })
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
    forget(file) {
      lowered.delete(file)
      for (const [key, entry] of memo) if (entry.needed.has(file)) memo.delete(key)
    },
  }
}

function lower(host: EngineHost, file: string): FileFacts | undefined {
  if (!EXTENSIONS.test(file)) return undefined
  const parsed = host.parsed?.(file)
  if (parsed !== undefined) return { ...lowerFile(parsed.ts, parsed.source), file }
  const text = host.files.read(file)
  if (text === undefined || reasonInShape(text) !== undefined) return undefined
  const source = host.ts.createSourceFile(file, text, { languageVersion: host.ts.ScriptTarget.Latest, jsDocParsingMode: host.ts.JSDocParsingMode.ParseNone }, false)
  return lowerFile(host.ts, source)
}

/** Identifies a function of the project: its file and id. */
export function functionKey(file: string, fn: number): string {
  return `${file}#${fn}`
}

export function splitKey(key: string): { readonly file: string; readonly id: number } {
  const at = key.lastIndexOf('#')
  return { file: key.slice(0, at), id: Number(key.slice(at + 1)) }
}
