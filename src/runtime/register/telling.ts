// Where the summary goes. When a process ends, only what is written at once is written; and whatever fails then would become its exit code.

import { mkdirSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RegisterSettings } from './settings.ts'
import { summaryText } from './summary.ts'
import type { ProcessSummary } from './summary.ts'

/** A file is written again if the process went on, a stream has had it. */
export function telling(sum: () => ProcessSummary | undefined, to: NonNullable<RegisterSettings['summary']>): () => void {
  let isTold = false
  return () => {
    if (to === 'stderr' && isTold) return
    const summary = sum()
    if (summary === undefined) return
    if (to === 'stderr') print(summaryText(summary))
    else {
      const problem = problemOfWriting(to.file, `${JSON.stringify(summary, undefined, 2)}\n`)
      if (problem !== undefined && !isTold) print(`querylint: the summary could not be written: ${problem}\n`)
    }
    isTold = true
  }
}

/** What the file system has to say against it; undefined where it is written. */
function problemOfWriting(file: string, text: string): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return undefined
  } catch (error) {
    return String((error as Partial<Error>).message)
  }
}

function print(text: string): void {
  try {
    writeSync(2, text)
  } catch {
    // Nobody reads it any more.
  }
}
