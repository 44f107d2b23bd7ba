// The statements of a trace as a table: how often each ran, and the line of the application that it came from.

import { relative } from 'node:path'
import { brief, isCounted } from '../../model/observed.ts'
import type { StatementShape, StrayStatement, Trace } from '../../model/trace.ts'

const MOST_FRAMES = 3

export interface Row {
  /** What stands left: `5 ×`, `1 → 11`. */
  readonly count: string
  readonly statement: string
  /** `src/posts.ts:15 listPosts ← test/posts.test.ts:7`; empty where the stack had no frame of the application. */
  readonly line: string
}

/** Reads and writes, those that ran most first. */
export function rowsOf({ shapes, calls }: Trace): readonly Row[] {
  const names = new Map(calls.map(({ key, name }) => [key, name]))
  return shapes.filter(isCounted).sort((a, b) => b.count - a.count).map((shape) => rowOf(shape, `${shape.count} ×`, names))
}

export function rowOf(shape: StatementShape, count: string, names: ReadonlyMap<string, string>): Row {
  const name = shape.operation === undefined ? undefined : names.get(shape.operation)
  const statement = brief(shape.statement)
  return { count, statement: name === undefined ? statement : `${name}: ${statement}`, line: lineOf(shape) }
}

/** Where a statement came from, most often: its line, and those that led there, since the first is often a helper's. */
function lineOf({ sites }: StatementShape): string {
  const { frames = [] } = [...sites].sort((a, b) => b.count - a.count)[0] ?? {}
  return frames.slice(0, MOST_FRAMES).map(({ file, line, function: name }) => {
    const place = `${pathOf(file)}:${line}`
    return name === undefined ? place : `${place} ${name}`
  }).join(' ← ')
}

/** One that is in no count, with its line. */
export function placed({ statement, frames: [frame] }: StrayStatement): string {
  return `\`${brief(statement)}\`${frame === undefined ? '' : ` (${pathOf(frame.file)}:${frame.line})`}`
}

function pathOf(file: string): string {
  return relative(process.cwd(), file).replaceAll('\\', '/')
}

export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ count }) => count.length))
  return rows.map(({ count, statement, line }) => `  ${count.padStart(width)}  ${statement}${line === '' ? '' : `\n  ${' '.repeat(width)}  at ${line}`}`).join('\n')
}
