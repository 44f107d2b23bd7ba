// `querylint/vitest/reporter`: what all tests executed, at the end of the run; budgets are written here, once for all workers.

import { keyOf } from '../runtime/suite/keys.ts'
import { reportRun } from '../runtime/suite/reporter.ts'
import type { ReportedRun } from '../runtime/suite/reporter.ts'

interface Vitest {
  readonly config: { readonly snapshotOptions?: { readonly updateSnapshot?: string }; readonly testNamePattern?: RegExp; readonly root: string }
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
  private config: Vitest['config'] | undefined
  private run: ReportedRun | undefined

  onInit({ config }: Vitest): void {
    this.config = config
  }

  /** Once each time that files are watched and change. */
  onTestRunStart(): void {
    this.run = reportRun(this.config?.snapshotOptions?.updateSnapshot === 'all')
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const known = new Set(modules.flatMap(({ moduleId, children }) => [...children.allTests()].map((test) => keyOf(moduleId, namesOf(test)))))
    const ended = this.run?.end(known, this.config?.testNamePattern !== undefined)
    if (ended === undefined) return
    process.stdout.write(ended.text)
    if (ended.isBlind) process.exitCode = 1
  }
}

function namesOf({ type, name, parent }: Named): readonly string[] {
  return type === 'module' ? [] : [...namesOf(parent), name]
}
