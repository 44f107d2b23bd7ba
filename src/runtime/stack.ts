// Where the application stands. A stack is captured as the engine holds it and formatted only when somebody asks, which is most of its
// cost. It is read as text, through whatever `prepareStackTrace` is in force then: node's own with `--enable-source-maps`, a test
// runner's, a loader's. Whoever transformed the code maps it back; mapping once more would point beside it.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CallFrame } from '../model/trace.ts'
import { state } from './state.ts'

/** A stack that nobody has read yet. */
export interface Stack {
  readonly stack?: unknown
}

/** Of the application; it calls an ORM itself, so there its own come first. */
export const MOST_FRAMES = 10
/** Frames of packages stand between the application and a driver, and count as well. Each costs about half a microsecond. */
export const BELOW_PACKAGES = 25
/** Built-ins that call a function once per item, as the engine writes them. */
const REPEATS = /^\s*at (?:Array\.(?:map|forEach|flatMap|filter|reduce|reduceRight|some|every|find|findIndex|from)|Function\.from|Map\.forEach|Set\.forEach|(?:async )?Promise\.(?:all|allSettled|any|race)) \(/
/** Where a scope begins: see `scope.ts`. */
const ENTERS = /^\s*at (?:async )?(?:\w+\.)?(?:runIn|inScope) \(/
/** Where node runs what was awaited: the frames after it wait. */
const QUEUE = /^\s*at (?:process\.)?(?:processTicksAndRejections|runMicrotasks) \(/

/**
 * Fills a stack. The engine walks every frame from here on, those that are left out as well: whoever wants one decides about it in functions
 * that have returned by now, and calls this from the outermost of its own.
 *
 * @param above the function that is left out together with everything that it has called
 * @param depth how many frames at most
 */
export function capture(holder: Stack, above: Function, depth: number): void {
  const limit = Error.stackTraceLimit
  try {
    Error.stackTraceLimit = depth
    Error.captureStackTrace(holder, above)
    Error.stackTraceLimit = limit
  } catch {
    // Built-ins that are frozen: there is no call site then.
  }
}

/** A stack at once, where that it costs more does not matter. */
export function captured(above: Function): Stack {
  const holder: Stack = {}
  capture(holder, above, BELOW_PACKAGES)
  return holder
}

/**
 * Frames of the application, the innermost first. Source maps of packages may lead to files that are not there, as if the application
 * had them: where any frame's file is there, those whose files are not are no application's.
 */
export function framesOf({ stack }: Stack): readonly CallFrame[] {
  if (typeof stack !== 'string') return []
  const all: CallFrame[] = []
  const there: CallFrame[] = []
  const lines = stack.split('\n')
  let isBehind = false
  for (let index = 0; index < lines.length && there.length < MOST_FRAMES; index += 1) {
    isBehind ||= QUEUE.test(lines[index]!)
    const frame = frameOf(lines[index]!, isBehind)
    // What runs the scope is no part of it, unless there is nothing else.
    if (frame !== undefined && all.length > 0 && ENTERS.test(lines[index]!) && frame.file.startsWith(own())) break
    if (frame === undefined || isForeign(frame.file)) continue
    const whole: CallFrame = REPEATS.test(lines[index + 1] ?? '') ? { ...frame, repeated: true } : frame
    if (all.length < MOST_FRAMES) all.push(whole)
    if (isThere(frame.file)) there.push(whole)
  }
  return there.length > 0 ? there : all
}

const MOST_FILES = 1_000
const files = new Map<string, boolean>()

function isThere(file: string): boolean {
  const known = files.get(file)
  if (known !== undefined) return known
  if (files.size >= MOST_FILES) files.clear()
  const answer = existsSync(file)
  files.set(file, answer)
  return answer
}

/** @param isBehind whether it stands behind an `await`, as the frames before it tell; loaders that rewrite stacks lose the `async` */
function frameOf(line: string, isBehind: boolean): CallFrame | undefined {
  const match = /^\s*at (async )?(?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/.exec(line)
  if (match === null) return undefined
  const file = pathOf(match[3]!)
  if (file === undefined) return undefined
  const name = nameOf(match[2])
  return { file, line: Number(match[4]), column: Number(match[5]), ...name === undefined ? {} : { function: name }, ...match[1] === undefined && !isBehind ? {} : { awaits: true } }
}

function pathOf(location: string): string | undefined {
  const url = location.replace(/\?.*$/, '')
  if (url.startsWith('file://')) return fileURLToPath(url).replaceAll('\\', '/')
  const path = url.replaceAll('\\', '/')
  return /^(?:\/|[A-Za-z]:\/)/.test(path) ? path : undefined
}

/** `Object.run` and `Module.run` are what the engine calls functions of modules; `new`, `async` and aliases say nothing about where. */
function nameOf(written: string | undefined): string | undefined {
  const name = written?.replace(/^(?:new|async) /, '').replace(/ \[as .*\]$/, '').replace(/^(?:Object|Module|module\.exports|exports)\./, '')
  return name === undefined || name === '' || name.includes('<anonymous>') || name === 'eval' ? undefined : name
}

/** The file of a function's caller is no application code from now on. */
export function disown(called: Function): void {
  const { stack } = captured(called)
  const file = typeof stack === 'string' ? stack.split('\n').map((line) => frameOf(line, false)).find((frame) => frame !== undefined)?.file : undefined
  if (file !== undefined) state().foreign.add(file)
}

function isForeign(file: string): boolean {
  return file.includes('/node_modules/') || file.startsWith(own()) || state().foreign.has(file)
}

let ownFolder: string | undefined

/** The folder that this code runs from, where that is its own: bundled into an application, its frames are the application's. */
function own(): string {
  if (ownFolder === undefined) {
    const holder: Stack = {}
    Error.captureStackTrace(holder)
    const here = typeof holder.stack === 'string' ? holder.stack.split('\n').map((line) => frameOf(line, false)).find((frame) => frame !== undefined)?.file ?? '' : ''
    ownFolder = /^.*\/(?:src\/(?=runtime\/stack\.ts$)|querylint\/dist\/)/.exec(here)?.[0] ?? '\0'
  }
  return ownFolder
}
