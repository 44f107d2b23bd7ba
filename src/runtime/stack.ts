// Where the application stands. A stack is captured as the engine holds it and formatted only when somebody asks, which is most of its
// cost. It is read as text, through whatever `prepareStackTrace` is in force then: node's own with `--enable-source-maps`, a test
// runner's, a loader's. Whoever transformed the code maps it back; mapping once more would point beside it.

import { fileURLToPath } from 'node:url'
import type { CallFrame } from '../model/trace.ts'

/** A stack that nobody has read yet. */
export interface Stack {
  readonly stack?: unknown
}

/** Frames of packages stand between the application and a driver; the engine counts them too. */
const DEPTH = 40
const MOST_FRAMES = 10

/** @param above the function that is left out together with everything that it has called */
export function captured(above: Function): Stack {
  const holder: Stack = {}
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = DEPTH
  Error.captureStackTrace(holder, above)
  Error.stackTraceLimit = limit
  return holder
}

/** Frames of the application, the innermost first. */
export function framesOf({ stack }: Stack): readonly CallFrame[] {
  if (typeof stack !== 'string') return []
  const frames: CallFrame[] = []
  for (const line of stack.split('\n')) {
    const frame = frameOf(line)
    if (frame === undefined || isForeign(frame.file)) continue
    frames.push(frame)
    if (frames.length === MOST_FRAMES) break
  }
  return frames
}

function frameOf(line: string): CallFrame | undefined {
  const match = /^\s*at (?:async )?(?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/.exec(line)
  if (match === null) return undefined
  const file = pathOf(match[2]!)
  if (file === undefined) return undefined
  const name = nameOf(match[1])
  return { file, line: Number(match[3]), column: Number(match[4]), ...(name === undefined ? {} : { function: name }) }
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

function isForeign(file: string): boolean {
  return file.includes('/node_modules/') || file.startsWith(own())
}

let ownFolder: string | undefined

/** The folder that this code runs from: the package's `dist`, or `src` in its own repository. */
function own(): string {
  if (ownFolder === undefined) {
    const holder: Stack = {}
    Error.captureStackTrace(holder)
    const here = typeof holder.stack === 'string' ? holder.stack.split('\n').map(frameOf).find((frame) => frame !== undefined)?.file ?? '' : ''
    ownFolder = here === '' ? '\0' : here.replace(/(?:runtime\/)?[^/]*$/, '')
  }
  return ownFolder
}
