// Fixtures of what runs: each file is a function on a pool, with wanted findings as comments on the very lines.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../harness/repository.ts'

export const traceFixtures = join(repository, 'test/runtime/fixtures')

export interface TraceFixture {
  /** `no-query-in-loop/for-of`. */
  readonly name: string
  /** Relative to the repository. */
  readonly file: string
  readonly text: string
}

export function traceFixturesOf(rule: string): readonly TraceFixture[] {
  return readdirSync(join(traceFixtures, rule)).filter((file) => file.endsWith('.ts')).sort().map((file) => ({
    name: `${rule}/${file.replace(/\.ts$/, '')}`, file: `test/runtime/fixtures/${rule}/${file}`, text: readFileSync(join(traceFixtures, rule, file), 'utf8'),
  }))
}

export function rulesWithTraces(): readonly string[] {
  return readdirSync(traceFixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
}
