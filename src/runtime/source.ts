// The code at a frame, for reports: the call as it is written there, and its line. Files are read when a finding is reported, never
// before; a file that cannot be read, or has changed since, costs the excerpt and nothing else.

import { readFileSync } from 'node:fs'
import type { CallFrame } from '../model/trace.ts'
import { type Surroundings, surroundingsOf } from './loops.ts'

export interface Code {
  /** The call as code writes it: `this.posts.find`. */
  readonly name: string
  /** The line's text; empty where it cannot be read. */
  readonly line: string
  /** One-based columns of the call in that line, the end exclusive. */
  readonly column: number
  readonly endColumn: number
  /** Offset of the line in its file. */
  readonly lineStart: number
}

export function codeAt(frame: CallFrame): Code {
  const { text, start } = lineOf(frame)
  // An asynchronous frame stands at its `await`, which stands before the call.
  const told = frame.column - 1 + (/^await\s+(?:[\w$]+\s*\??\.\s*)*/.exec(text.slice(frame.column - 1))?.[0].length ?? 0)
  // Some source maps point at the parenthesis behind the name.
  const at = text[told] === '(' ? told - (/[\w$]+$/.exec(text.slice(0, told))?.[0].length ?? 0) : told
  // The engine points at the name that is called, in a chain at the last one.
  const before = /(?:[\w$]+(?:\([^()]*\)|\[[^[\]]*\]|[!?])*\??\.\s*)*$/.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^[\w$]+/.exec(text.slice(at))?.[0] ?? ''
  const written = after === '' ? '' : `${before}${after}`
  const name = written === '' ? frame.function ?? 'the call' : written
  return { name, line: text, column: at - before.length + 1, endColumn: at + Math.max(after.length, 1) + 1, lineStart: start }
}

/** Frames with what their code tells: which of them stand in a loop, and in which functions. */
export function withSurroundings(frames: readonly CallFrame[]): readonly CallFrame[] {
  return frames.map((frame) => {
    const { repeated, functions } = surroundings(frame)
    return { ...frame, ...repeated ? { repeated: true as const } : {}, ...functions.length > 0 ? { functions } : {} }
  })
}

const MOST_PLACES = 1_000
const places = new Map<string, Surroundings>()

function surroundings(frame: CallFrame): Surroundings {
  const key = `${frame.file}:${frame.line}:${frame.column}`
  const known = places.get(key)
  if (known !== undefined) return known
  if (places.size >= MOST_PLACES) places.clear()
  const { whole, start } = lineOf(frame)
  const answer = whole === '' ? nothing : surroundingsOf(whole, start + frame.column - 1)
  places.set(key, answer)
  return answer
}

const nothing: Surroundings = { repeated: false, functions: [] }

function lineOf({ file, line }: CallFrame): { readonly text: string; readonly start: number; readonly whole: string } {
  try {
    const whole = readFileSync(file, 'utf8')
    let start = 0
    for (let number = 1; number < line; number += 1) {
      const end = whole.indexOf('\n', start)
      if (end === -1) return unreadable
      start = end + 1
    }
    const end = whole.indexOf('\n', start)
    return { text: whole.slice(start, end === -1 ? undefined : end).replace(/\r$/, ''), start, whole }
  } catch {
    return unreadable
  }
}

const unreadable = { text: '', start: 0, whole: '' }
