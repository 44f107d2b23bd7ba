// `querylint/jest/reporter`: what all tests executed, at the end of the run; budgets are written here, once for all workers.

import { keyOf } from '../runtime/suite/keys.ts'
import { reportRun } from '../runtime/suite/reporter.ts'
import type { ReportedRun } from '../runtime/suite/reporter.ts'

interface GlobalConfig {
  readonly updateSnapshot?: string
  readonly ci?: boolean
  readonly testNamePattern?: string
  readonly shard?: object
  readonly projects?: readonly unknown[]
}

interface Results {
  readonly testResults: readonly {
    readonly testFilePath: string
    readonly testResults: readonly { readonly title: string; readonly ancestorTitles: readonly string[] }[]
  }[]
}

export default class QuerylintReporter {
  private readonly run: ReportedRun
  private readonly isFiltered: boolean
  private readonly isPart: boolean
  private isBlind = false

  constructor({ updateSnapshot, ci = false, testNamePattern = '', shard, projects = [] }: GlobalConfig) {
    this.run = reportRun(updateSnapshot === 'all', ci)
    this.isFiltered = testNamePattern !== ''
    // Which projects were chosen is told to no reporter.
    this.isPart = process.argv.some((argument) => /^--(?:select|ignore)Projects\b/.test(argument)) || shard !== undefined && projects.length > 1
  }

  onRunComplete(_: unknown, { testResults }: Results): void {
    const known = new Set(testResults.flatMap(({ testFilePath, testResults: tests }) => tests.map(({ ancestorTitles, title }) => keyOf(testFilePath, [...ancestorTitles, title]))))
    const { text, isBlind } = this.run.end(known, this.isFiltered, this.isPart)
    this.isBlind = isBlind
    process.stdout.write(text)
  }

  /** Jest fails the run with this. */
  getLastError(): Error | undefined {
    return this.isBlind ? new Error('querylint: no client was instrumented in any test.') : undefined
  }
}
