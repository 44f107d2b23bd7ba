// What tests of traces share: places in a test file by marks at the ends of its lines, and calls as short lists.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CallSite, Trace } from '../../../../src/model/trace.ts'
import { type Engine, engines } from './databases.ts'
import { type Major, majors } from './models.ts'

export const combinations: readonly (readonly [Major, Engine])[] = (Object.keys(majors) as Major[]).flatMap((major) => engines.map((engine) => [major, engine] as const))

export interface Places {
  /** The one-based line that ends with a mark. */
  lineOf(mark: string): number
  /** Lines of the innermost frames, 0 for those of other files, with how many took that way. */
  placesOf(sites: readonly CallSite[] | undefined): readonly (readonly [line: number, count: number])[]
}

/** @param url of the test file */
export function placesIn(url: string): Places {
  const file = fileURLToPath(url)
  const lines = readFileSync(file, 'utf8').split('\n')
  return {
    lineOf: (mark) => lines.findIndex((line) => line.endsWith(`// ${mark}`)) + 1,
    placesOf: (sites) => (sites ?? []).map(({ frames: [frame], count }) => [frame?.file === file ? frame.line : 0, count]),
  }
}

/** Names of operations, how often each ran, and how many statements they sent. */
export function callsOf({ calls }: Trace): readonly (readonly [name: string, count: number, statements: number])[] {
  return calls.map(({ name, count, statements }) => [name, count, statements])
}
