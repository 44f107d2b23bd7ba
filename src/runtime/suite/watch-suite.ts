// A file of tests that is watched: its requests are told to their tests, and what ran too late for any test is told at its end.

import { randomUUID } from 'node:crypto'
import { placed } from '../expect/shapes.ts'
import { watch } from '../http/watch.ts'
import { takeLate } from '../late.ts'
import { awaitIn, runIn } from '../scope.ts'
import { isThenable } from '../run.ts'
import { pathOf } from './keys.ts'
import { tell } from './records.ts'
import { settingsOf } from './settings.ts'
import type { WatchTestsOptions } from './settings.ts'
import { beginTest } from './watch-test.ts'
import type { TestIdentity } from './watch-test.ts'
import { testAround } from './watched-test.ts'

export interface WatchedSuite {
  /** A test's function, watched: one that takes a callback keeps it. */
  watched(run: TestFunction, identity: TestIdentity, takesCallback: boolean): TestFunction
  /**
   * All tests of the file are done.
   *
   * @param known keys of all of them, where the runner's reporter is not told
   */
  end(file: string, known?: Iterable<string>): void
}

export type TestFunction = (this: unknown, ...given: any[]) => unknown

/** @throws UnreadableBudgets */
export function watchSuite(options: WatchTestsOptions): WatchedSuite {
  const settings = settingsOf(options)
  const own = randomUUID()
  const unwatch = watch({ proof: true, sites: true, headers: false, ended: (request, trace) => testAround(request.scope)?.requests.push(trace()) })
  return {
    watched(run, identity, takesCallback) {
      return takesCallback ? withCallback(run, identity) : async function (this: unknown, ...given: unknown[]) {
        const running = beginTest(identity, settings, own)
        try {
          await awaitIn(running.scope, () => Reflect.apply(run, this, given))
        } catch (error) {
          await running.finish(true)
          throw error
        }
        await running.finish(false)
      }
    },
    end(file, known) {
      unwatch()
      settings.stopIndexes()
      const notes = takeLate().map((late) => `${placed(late)} ran after \`${late.scope.name}\` had ended, and is in no count. Await what sends it.`)
      tell({ kind: 'file', file: pathOf(file), budgets: settings.budgets?.path, notes, ...known === undefined ? {} : { known: [...known] } })
    },
  }

  /** Runners take a function by its length for one that calls back; it is the last argument. */
  function withCallback(run: TestFunction, identity: TestIdentity): TestFunction {
    function called(this: unknown, ...given: unknown[]): unknown {
      const running = beginTest(identity, settings, own)
      const done = given.at(-1) as (error?: unknown) => void
      const judged = (error?: unknown) => void running.finish(error !== undefined && error !== null).then(() => done(error), done)
      const result = runIn(running.scope, () => Reflect.apply(run, this, [...given.slice(0, -1), Object.assign(judged, done)]) as unknown)
      return isThenable(result) ? result : undefined
    }
    return Object.defineProperty(called, 'length', { value: run.length }) as TestFunction
  }
}
