// What workers tell the process that started them: one line of JSON a test, in a file of each worker's own, so that none waits for
// another and nothing is half written. The reporter reads all of them once, at the end.

import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { ResultFinding } from '../../model/result.ts'
import type { Measured } from './budgets.ts'

export interface TestRecord {
  readonly kind: 'test'
  /** Of the run of its file: several projects run one file each, and a test that is tried again is told again. */
  readonly suite: string
  /** `test/posts.test.ts`, relative to the working directory. */
  readonly file: string
  /** `test/posts.test.ts > posts > lists them`. */
  readonly key: string
  readonly measured: Measured
  readonly requests: readonly { readonly name: string; readonly measured: Measured }[]
  readonly findings: readonly ResultFinding[]
  /** Keys of findings in files whose role is not reported. */
  readonly leftOut: readonly string[]
  /** What is not as it should be and fails nothing, one sentence each. */
  readonly notes: readonly string[]
  readonly failed: boolean
  /** Whether any client was instrumented. */
  readonly instrumented: boolean
}

/** A file is done. */
export interface FileRecord {
  readonly kind: 'file'
  readonly file: string
  /** Where budgets are; undefined where the suite has none. */
  readonly budgets: string | undefined
  readonly notes: readonly string[]
  /** Keys of all tests of the file, where the runner does not tell its reporter. */
  readonly known?: readonly string[]
}

export type SuiteRecord = TestRecord | FileRecord

const FOLDER = 'QUERYLINT_RUN'

/** Done by the reporter, before workers start: they inherit the environment. */
export function openRun(): string {
  const folder = mkdtempSync(join(tmpdir(), 'querylint-'))
  process.env[FOLDER] = folder
  return folder
}

/** Nothing where no reporter listens. */
export function tell(record: SuiteRecord): void {
  const folder = process.env[FOLDER]
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  appendFileSync(join(folder, `${process.pid}-${threadId}.jsonl`), `${JSON.stringify(record)}\n`)
}

/** Everything that was told, and forgets it. */
export function closeRun(folder: string): readonly SuiteRecord[] {
  if (!existsSync(folder)) return []
  const lines = readdirSync(folder).sort().flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  rmSync(folder, { recursive: true, force: true })
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SuiteRecord)
}
