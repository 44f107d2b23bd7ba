// Offsets to lines. A file is split once, and only where something in it is reported.

import type { Files } from '../model/files.ts'
import type { Place } from '../model/place.ts'
import { relativeTo } from './paths.ts'
import type { Location } from '../model/result.ts'

export interface Lines {
  locate(place: Place): Location
  /** Text of a one-based line. */
  line(file: string, line: number): string
}

export function linesOf(files: Files, cwd: string): Lines {
  const texts = new Map<string, { readonly text: string; readonly starts: readonly number[] }>()

  function open(file: string) {
    const known = texts.get(file)
    if (known !== undefined) return known
    const text = files.read(file) ?? ''
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    const opened = { text, starts }
    texts.set(file, opened)
    return opened
  }

  return {
    locate({ file, start, end }) {
      const { starts } = open(file)
      const from = positionAt(starts, start)
      const to = positionAt(starts, end)
      return { file: relativeTo(cwd, file), ...from, endLine: to.line, endColumn: to.column }
    },
    line(file, line) {
      const { text, starts } = open(file)
      return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/\r?\n$/, '')
    },
  }
}

function positionAt(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
