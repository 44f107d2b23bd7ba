// What `node:test` exports, with each test as a scope. The runner has no hook around a test's function, so the function is wrapped where it
// is handed over. Which suites are around is told by async context: a suite's function may be asynchronous.

import { AsyncLocalStorage } from 'node:async_hooks'
import { resolve } from 'node:path'
import { state } from '../runtime/state.ts'
import type { WatchTestsOptions } from '../runtime/suite/settings.ts'
import { anythingWithin, keyOf } from '../runtime/suite/keys.ts'
import { watchSuite } from '../runtime/suite/watch-suite.ts'
import type { TestFunction } from '../runtime/suite/watch-suite.ts'
import { calledAt } from './located.ts'

type Runner = typeof import('node:test')
type Declare = (...given: unknown[]) => unknown
/** A function that is to be handed over → what is handed over for it. */
type Wrapping = (run: TestFunction, own: Place, inner: Place) => TestFunction

/** Where a test or suite stands. */
interface Place {
  readonly names: readonly string[]
  /** What is declared here may run together with others. */
  readonly isConcurrent: boolean
}

// Past all hooks: those that watch lead `node:test` here.
const runner = process.getBuiltinModule('node:test') as Runner & Record<string, unknown>
const around = new AsyncLocalStorage<Place>()
const root: Place = { names: [], isConcurrent: false }
const file = resolve(process.argv[1] ?? '.')
/** Everything that was declared is kept there as well: the runner tells of what it has run. */
const { ownSuite } = state()

/**
 * Sets options for all tests of this process that are declared later. Without a call of it, tests are watched with the defaults.
 *
 * @throws UnreadableBudgets
 */
export function watchTests(options: WatchTestsOptions = {}): void {
  const isFirst = ownSuite.watched === undefined
  ownSuite.watched = watchSuite(options)
  if (isFirst) process.once('exit', () => ownSuite.watched?.end(file, ownSuite.declared))
}

function watched(run: TestFunction, { names, isConcurrent }: Place, inner: Place): TestFunction {
  if (ownSuite.watched === undefined) watchTests()
  const takesCallback = run.length > 1
  const within = of(run, function (this: unknown, context: object, ...rest: unknown[]): unknown {
    return around.run(inner, () => Reflect.apply(run, this, [withSubtests(context), ...rest]) as unknown)
  })
  return of(run, ownSuite.watched!.watched(within, { file, names, isConcurrent }, takesCallback))
}

function inSuite(run: TestFunction, _own: Place, inner: Place): TestFunction {
  return of(run, function (this: unknown, ...given: unknown[]): unknown {
    return around.run(inner, () => Reflect.apply(run, this, given) as unknown)
  })
}

/** The runner tells by its length whether a function calls back, and by its name what it is called. */
function of(run: TestFunction, stand: TestFunction): TestFunction {
  return Object.defineProperties(stand, { length: { value: run.length }, name: { value: run.name } }) as TestFunction
}

/** Tests within tests are declared by a method of what a test is handed. */
function withSubtests(context: object): object {
  const { test } = context as { readonly test?: Declare }
  if (typeof test === 'function') Object.defineProperty(context, 'test', { value: declaring(test.bind(context), watched), configurable: true, writable: true })
  return context
}

function declaring(original: Declare, wrapping: Wrapping, isSkipped = false): Declare {
  return function declare(...given) {
    const at = given.findLastIndex((one) => typeof one === 'function')
    const run = at === -1 ? undefined : given[at] as TestFunction
    const name = typeof given[0] === 'string' ? given[0] : run === undefined || run.name === '' ? '<anonymous>' : run.name
    const { names: outer, isConcurrent } = around.getStore() ?? root
    const names = [...outer, name]
    const key = keyOf(file, names)
    ownSuite.declared.add(isSkipped || given.some(asksToSkip) ? anythingWithin(key) : key)
    return calledAt(declare, original, run === undefined ? given : [...given.slice(0, at), wrapping(run, { names, isConcurrent }, { names, isConcurrent: isConcurrent || given.some(asksForConcurrency) }), ...given.slice(at + 1)])
  }
}

/** Of what is declared within. */
function asksForConcurrency(argument: unknown): boolean {
  const { concurrency } = typeof argument === 'object' && argument !== null ? argument as { readonly concurrency?: unknown } : {}
  return concurrency === true || typeof concurrency === 'number' && concurrency > 1
}

function asksToSkip(argument: unknown): boolean {
  const { skip, todo } = typeof argument === 'object' && argument !== null ? argument as { readonly skip?: unknown; readonly todo?: unknown } : {}
  return Boolean(skip) || Boolean(todo)
}

/** With its variants. */
function withVariants(original: Declare & Record<string, unknown>, wrapping: Wrapping): Declare {
  const { only, skip, todo } = original as { readonly [variant: string]: Declare | undefined }
  const variants = {
    ...only === undefined ? {} : { only: declaring(only, wrapping) },
    ...skip === undefined ? {} : { skip: declaring(skip, wrapping, true) },
    ...todo === undefined ? {} : { todo: declaring(todo, wrapping, true) },
  }
  return Object.assign(declaring(original, wrapping), original, variants)
}

export const test = withVariants(runner.test as never, watched) as Runner['test']
export const it = withVariants(runner.it as never, watched) as Runner['it']
export const describe = withVariants(runner.describe as never, inSuite) as Runner['describe']
export const suite = withVariants(runner.suite as never, inSuite) as Runner['suite']
export const only = declaring(runner.only as never, watched) as Runner['only']
export const skip = declaring(runner.skip as never, watched, true) as Runner['skip']
export const todo = declaring(runner.todo as never, watched, true) as Runner['todo']
export const { after, afterEach, before, beforeEach, mock, run } = runner
/** Of later releases of Node; undefined in earlier ones. */
export const { assert, snapshot } = runner as Record<string, unknown>

Object.assign(test, { test, it, describe, suite, only, skip, todo })
