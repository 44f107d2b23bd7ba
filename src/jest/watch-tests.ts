// Every test of Jest as a scope. Its runner keeps what a file has declared as a tree, in a state that the file's globals hold; before the
// first test runs, each test's function there is exchanged. Hooks that seed belong to no count.

import { afterAll, beforeAll, expect } from '@jest/globals'
import type { WatchTestsOptions } from '../runtime/suite/settings.ts'
import { watchSuite } from '../runtime/suite/watch-suite.ts'
import type { TestFunction } from '../runtime/suite/watch-suite.ts'

interface Named {
  readonly name: string
  readonly parent?: Named
}

interface Block extends Named {
  readonly type: 'describeBlock'
  readonly children: readonly (Block | Test)[]
}

interface Test extends Named {
  readonly type: 'test'
  readonly concurrent?: boolean
  fn?: TestFunction
}

/** Its symbol is of no registry, and each copy of the runner has its own: the first is the one that runs the file. */
const STATE = 'JEST_STATE_SYMBOL'
const ROOT = 'ROOT_DESCRIBE_BLOCK'

/** Jest runs its tests by another runner than its own, or is older than 29. */
export class NotCircus extends Error {
  override readonly name = 'NotCircus'

  constructor() {
    super('Tests can be watched in Jest 29 and later with its own runner, `jest-circus`. The matchers of `querylint/jest` work without.')
  }
}

/**
 * Watches every test of the files that this set-up file is for.
 *
 * @throws NotCircus
 * @throws UnreadableBudgets
 */
export function watchTests(options: WatchTestsOptions = {}): void {
  const state = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === STATE)
  if (state === undefined) throw new NotCircus()
  const suite = watchSuite(options)
  const file = expect.getState().testPath ?? ''
  beforeAll(() => {
    const { rootDescribeBlock } = (globalThis as unknown as Readonly<Record<symbol, { readonly rootDescribeBlock: Block }>>)[state]!
    for (const test of testsOf(rootDescribeBlock)) {
      if (test.fn !== undefined) test.fn = suite.watched(test.fn, { file, names: namesOf(test), isConcurrent: test.concurrent === true }, test.fn.length > 0)
    }
  })
  afterAll(() => suite.end(file))
}

function testsOf({ children }: Block): readonly Test[] {
  return children.flatMap((child) => child.type === 'test' ? [child] : testsOf(child))
}

function namesOf({ name, parent }: Named): readonly string[] {
  return parent === undefined || parent.name === ROOT ? [name] : [...namesOf(parent), name]
}
