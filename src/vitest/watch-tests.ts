// Every test of Vitest as a scope. A hook cannot enter one for the test alone: what it enters is left when the hook is done, and hooks
// that seed belong to no count. So the last hook before a test wraps the test's own function, by the functions that the runner has for it.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach } from 'vitest'
import type { WatchTestsOptions } from '../runtime/suite/settings.ts'
import { watchSuite } from '../runtime/suite/watch-suite.ts'
import type { TestFunction } from '../runtime/suite/watch-suite.ts'

interface Runner {
  getFn(task: object): TestFunction
  setFn(task: object, run: TestFunction): void
}

interface Task {
  readonly name: string
  readonly concurrent?: boolean
  readonly suite?: Task
  readonly file: { readonly filepath: string }
}

let runner: Promise<Runner> | undefined

/**
 * Watches every test of the files that this set-up file is for.
 *
 * @throws UnreadableBudgets
 */
export function watchTests(options: WatchTestsOptions = {}): void {
  const suite = watchSuite(options)
  const originals = new WeakMap<object, TestFunction>()
  let file: string | undefined
  beforeEach(async ({ task }) => {
    const { getFn, setFn } = await (runner ??= loaded())
    const original = originals.get(task) ?? getFn(task)
    file = task.file.filepath
    originals.set(task, original)
    setFn(task, suite.watched(original, { file, names: namesOf(task as Task), isConcurrent: isConcurrent(task as Task) }, false))
  })
  afterAll(() => {
    if (file !== undefined) suite.end(file)
  })
}

function namesOf(task: Task): readonly string[] {
  return task.suite === undefined || task.suite.name === '' ? [task.name] : [...namesOf(task.suite), task.name]
}

/** With its siblings, or within a suite that is. */
function isConcurrent({ concurrent, suite }: Task): boolean {
  return concurrent === true || suite !== undefined && isConcurrent(suite)
}

/** The very instance that Vitest uses. Its entry for this, `vitest/suite`, prints that it is deprecated, and what replaces it does not set. */
async function loaded(): Promise<Runner> {
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
  return await import(pathToFileURL(createRequire(vitest).resolve('@vitest/runner')).href) as Runner
}
