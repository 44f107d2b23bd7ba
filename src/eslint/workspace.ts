// One project in one process: its engine, and when to look at the disk again. A command-line run lints each file once and must not
// pay for watching; an editor lints the same file again and again. So the disk is looked at when a file comes back, or after a pause.

import { bundledCompiler } from '../compiler.ts'
import { createEngine } from '../engine/create.ts'
import type { Engine } from '../engine/engine.ts'
import { createModuleResolver } from '../engine/resolve/modules.ts'
import { openOrms } from '../engine/resolve/orms.ts'
import { isCode } from '../engine/resolve/probe.ts'
import { frameworks } from '../frameworks/frameworks.ts'
import type { OrmProject } from '../model/orm.ts'
import type { Problem } from '../model/problem.ts'
import type { Settings } from '../model/settings.ts'
import type { FileReport } from '../model/site.ts'
import { orms } from '../orm/registry.ts'
import type { Parsed } from './compiler.ts'
import { type WatchedFiles, watchedFiles } from './watched-files.ts'

/** A file as it stands in the editor or on disk. */
export interface OpenFile {
  readonly file: string
  readonly text: string
  readonly parsed?: Parsed
}

export interface Workspace {
  report(open: OpenFile): FileReport | undefined
  /** What is wrong with the project, as of the last report. */
  problems(): readonly Problem[]
}

interface Opened {
  readonly files: WatchedFiles
  readonly orms: readonly OrmProject[]
  readonly engine: Engine
}

/** Milliseconds without a file to lint. With types, a run from the command line can be busy with one file for a good part of a second. */
const PAUSE = 1000
/** A helper may lead to another that changed too; further rounds mean that somebody writes while we read. */
const ROUNDS = 3
const KEPT = 8

const workspaces = new Map<string, Workspace>()

/** The project at a root under these settings, kept across files. */
export function workspaceAt(root: string, settings: Settings): Workspace {
  const key = `${root}\n${JSON.stringify(settings)}`
  const workspace = workspaces.get(key) ?? openWorkspace(root, settings)
  workspaces.delete(key)
  workspaces.set(key, workspace)
  for (const oldest of workspaces.keys()) if (workspaces.size > KEPT) workspaces.delete(oldest)
  return workspace
}

function openWorkspace(root: string, settings: Settings): Workspace {
  let current: OpenFile | undefined
  let opened: Opened | undefined
  let ended = performance.now()
  let isFirstLook = true
  /** Since the disk was last looked at: files that were linted, and what reports rest on and was compared with the disk. */
  const linted = new Set<string>()
  const compared = new Set<unknown>()
  /** Files that reports rest on, known by an editor's text so far. */
  const uncompared = new Set<string>()

  function open(): Opened {
    // Where the parser has a compiler, loading another would only cost time and memory.
    const compiler = current?.parsed?.ts ?? bundledCompiler()
    const files = watchedFiles()
    const projects = openOrms(orms, files, root, settings)
    const parsed = (file: string): Parsed | undefined => {
      if (current?.parsed === undefined || current.file === file) return current?.parsed
      const source = current.parsed.find(file)
      if (source === undefined) return undefined
      // A Program that was made for this run read the files as they are; one in an editor may be older than they are.
      if (isFirstLook) files.known(file, source.text)
      else if (source.text !== files.read(file)) return undefined
      return { ...current.parsed, source }
    }
    const modules = createModuleResolver(compiler, files, root)
    return { files, orms: projects, engine: createEngine({ ts: compiler, files, root, modules, orms: projects, frameworks, settings, parsed }) }
  }

  function lookAgain(): void {
    isFirstLook = false
    linted.clear()
    compared.clear()
    uncompared.clear()
    opened?.files.lookAgain()
    if (opened !== undefined && isOutdated(opened)) opened = undefined
  }

  /** Whether something that the file depends on had changed; the engine has forgotten it then. */
  function forgetChanged(file: string, { engine, files }: Opened): boolean {
    let changed = false
    // Before the second look nothing was read that may have changed since, but for an editor's texts.
    const restsOn = isFirstLook ? [file] : engine.dependencies(file, compared)
    for (const path of [...uncompared, ...restsOn]) {
      if (path === file) uncompared.add(path)
      else uncompared.delete(path)
      if (path === file || !files.hasChanged(path)) continue
      engine.changed(path)
      changed = true
    }
    return changed
  }

  function upToDateReport(file: string, now: Opened): FileReport | undefined {
    for (let round = 1; ; round++) {
      const report = now.engine.report(file)
      if (round === ROUNDS || !forgetChanged(file, now)) return report
    }
  }

  return {
    problems: () => opened?.orms.flatMap((orm) => orm.problems) ?? [],
    report(file) {
      if (linted.has(file.file) || performance.now() - ended >= PAUSE) lookAgain()
      linted.add(file.file)
      current = file
      const now = opened ??= open()
      try {
        if (now.files.overlay(file.file, file.text)) {
          now.engine.changed(file.file)
          uncompared.add(file.file)
        }
        return upToDateReport(file.file, now)
      } finally {
        current = undefined
        now.files.overlay(file.file, undefined)
        ended = performance.now()
      }
    },
  }
}

/** Whether schemas, manifests or path aliases changed, or files came or went: what was resolved by them is resolved anew. */
function isOutdated({ files, orms }: Opened): boolean {
  const decisive = new Set(orms.flatMap((orm) => orm.watched))
  for (const path of files.paths()) if (!isCode(path)) decisive.add(path)
  // Both are asked, so that neither reports an old change again.
  const changed = [...decisive].filter((path) => files.hasChanged(path)).length > 0
  return files.hasMoved() || changed
}
