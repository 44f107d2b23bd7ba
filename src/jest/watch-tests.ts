// Every test of Jest as a scope. Its runner tells of each step to listeners that it keeps under a symbol; at the start of a test's function
// that function can still be exchanged. Hooks that seed belong to no count.

import { afterAll, expect } from '@jest/globals'
import type { WatchTestsOptions } from '../runtime/suite/settings.ts'
import { watchSuite } from '../runtime/suite/watch-suite.ts'
import type { TestFunction } from '../runtime/suite/watch-suite.ts'

interface Block {
  readonly name: string
  readonly parent?: Block
}

interface Step {
  readonly name: string
  readonly test?: Block & { fn: TestFunction }
}

const LISTENERS = Symbol.for('EVENT_HANDLERS')
const ROOT = 'ROOT_DESCRIBE_BLOCK'

/** Jest runs its tests by another runner than its own, or is older than 30. */
export class NotCircus extends Error {
  override readonly name = 'NotCircus'

  constructor() {
    super('Tests can be watched in Jest 30 and later with its own runner, `jest-circus`. The matchers of `querylint/jest` work without.')
  }
}

/**
 * Watches every test of the files that this set-up file is for.
 *
 * @throws NotCircus
 * @throws UnreadableBudgets
 */
export function watchTests(options: WatchTestsOptions = {}): void {
  const listeners = (globalThis as { [LISTENERS]?: ((step: Step) => void)[] })[LISTENERS]
  if (!Array.isArray(listeners)) throw new NotCircus()
  const suite = watchSuite(options)
  const file = expect.getState().testPath ?? ''
  // A test that is tried again has its own function already.
  const originals = new WeakMap<object, TestFunction>()
  listeners.push(({ name, test }) => {
    if (name !== 'test_fn_start' || test?.fn === undefined) return
    const original = originals.get(test) ?? test.fn
    originals.set(test, original)
    test.fn = suite.watched(original, { file, names: namesOf(test) }, original.length > 0)
  })
  afterAll(() => suite.end(file))
}

function namesOf({ name, parent }: Block): readonly string[] {
  return parent === undefined || parent.name === ROOT ? [name] : [...namesOf(parent), name]
}
