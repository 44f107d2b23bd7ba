// `querylint/vitest/reporter`: what all tests executed, at the end of the run; budgets are written here, once for all workers.

import { keyOf } from '../runtime/suite/keys.ts'
import { reportRun } from '../runtime/suite/reporter.ts'
import type { ReportedRun } from '../runtime/suite/reporter.ts'

interface Vitest {
  readonly config: {
    readonly snapshotOptions?: { readonly updateSnapshot?: string }
    readonly testNamePattern?: RegExp
    /** Those that were chosen; none where all run. */
    readonly project?: readonly string[]
    readonly shard?: object
  }
  readonly projects?: readonly unknown[]
}

interface TestModule {
  readonly moduleId: string
  readonly children: { allTests(): Iterable<Named> }
}

interface Named {
  readonly type: string
  readonly name: string
  readonly parent: Named
}

export default class QuerylintReporter {
  private vitest: Vitest | undefined
  private run: ReportedRun | undefined

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  /** Once each time that files are watched and change. */
  onTestRunStart(): void {
    this.run = reportRun(this.vitest?.config.snapshotOptions?.updateSnapshot === 'all')
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const known = new Set(modules.flatMap(({ moduleId, children }) => [...children.allTests()].map((test) => keyOf(moduleId, namesOf(test)))))
    const ended = this.run?.end(known, this.vitest?.config.testNamePattern !== undefined, this.vitest !== undefined && isPart(this.vitest))
    if (ended === undefined) return
    process.stdout.write(ended.text)
    if (ended.isBlind) process.exitCode = 1
  }
}

function isPart({ config: { project = [], shard }, projects = [] }: Vitest): boolean {
  return project.length > 0 || shard !== undefined && projects.length > 1
}

function namesOf({ type, name, parent }: Named): readonly string[] {
  return type === 'module' ? [] : [...namesOf(parent), name]
}
