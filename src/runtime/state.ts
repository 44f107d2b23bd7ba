// What all copies of this package in a process share: the async context, and what is patched. Bundlers and the pair of ESM and CommonJS
// load a module twice; two contexts would each see half of the statements, and a prototype would be patched twice.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Dialect } from '../model/instrument.ts'
import type { LateStatement, StrayStatement } from '../model/trace.ts'
import type { OpenOperation, Scope } from './counts.ts'
import type { OpenRequest, Watcher } from './http/requests.ts'
import type { WatchedSuite } from './suite/watch-suite.ts'
import type { WatchedTest } from './suite/watched-test.ts'

/** Grows with every change of the layout of what is shared. */
const VERSION = 4
const KEY = Symbol.for('querylint.runtime')

/** What code that runs now belongs to. Immutable: a new one for each step inwards. */
export interface Frame {
  readonly scope: Scope | undefined
  readonly operation: OpenOperation | undefined
  /** Somebody above records the statement that this code sends. */
  readonly claimed: boolean
  /** Of other scopes, for which statements are sent as well. */
  readonly sharers?: readonly Frame[]
}

export interface State {
  readonly version: number
  /** `run` only, never `enterWith`: that one leaks into whatever else the caller does. */
  readonly frames: AsyncLocalStorage<Frame | undefined>
  /** What code belongs to that belongs to nothing else, where somebody asked for a count of the whole process. */
  ambient: Frame | undefined
  /** Counts beginnings and ends of statements: what was there before something else. */
  sequence: number
  /** One text with its parameters of each read, by fingerprint, for each who asks how they are executed. Bounded; never printed. */
  readonly kept: Set<Map<string, KeptRead>>
  /** Statements outside every scope, of all kinds but `setup`. */
  outside: number
  /** The first of them, for each who waits for some. */
  readonly strays: Set<StrayStatement[]>
  /** Bounded; whoever reports it takes it out. */
  readonly late: LateStatement[]
  /** What is patched, by what was patched. */
  readonly patches: Map<object, Patch>
  /** How many targets of drivers are instrumented. */
  drivers: number
  /** How the targets of `instrument` are undone. */
  readonly targets: WeakMap<object, () => void>
  /** Where the statements of targets are seen. */
  readonly seenAt: WeakMap<object, () => string>
  /** What puts everything back that was handed in. */
  readonly undos: Set<() => void>
  /** Who wants to hear of requests. */
  readonly watchers: Set<Watcher>
  /** Requests by what a server was handed, and by their scopes: a framework's hooks find what the server opened. */
  readonly requests: WeakMap<object, OpenRequest>
  /** Of requests that this process sends to itself: the scope of who asked, by the port that it asks from, and the stream. Bounded. */
  readonly askers: Map<number | string, Scope | undefined>
  /** Applications of frameworks that are watched. */
  readonly apps: WeakSet<object>
  /** Tests by their scopes: a runner's set-up file may have another copy than the test that says something of itself. */
  readonly tests: WeakMap<Scope, WatchedTest>
  /** How many of them run, and how many have begun. */
  testsRunning: number
  testsBegun: number
  /** How tests of a runner are watched that has no set-up file, and keys of all that were declared: it may ask one copy, and a test another. */
  readonly ownSuite: { watched: WatchedSuite | undefined; readonly declared: Set<string> }
  /** Files outside `node_modules` that are a package's all the same. */
  readonly foreign: Set<string>
}

/** One read as it was sent. */
export interface KeptRead {
  readonly text: string
  readonly values: unknown
  readonly dialect: Dialect
}

export interface Patch {
  users: number
  /** What has been found since through what is patched, and is put back together with it. */
  readonly along: Map<object, () => void>
  undo(): void
}

export class RuntimeMismatch extends Error {
  override readonly name = 'RuntimeMismatch'

  constructor(found: unknown) {
    super(`Two releases of querylint are loaded whose runtimes do not fit (${String(found)} and ${VERSION}): each would see half of the statements. Install one: \`npm ls querylint\` shows both.`)
  }
}

let known: State | undefined

/** @throws RuntimeMismatch where another release has been here before. */
export function state(): State {
  if (known !== undefined) return known
  const shared = globalThis as { [KEY]?: State }
  const found = shared[KEY]
  if (found !== undefined && found.version !== VERSION) throw new RuntimeMismatch(found.version)
  known = found ?? {
    version: VERSION, frames: new AsyncLocalStorage(), ambient: undefined, kept: new Set(), sequence: 0, outside: 0, strays: new Set(), late: [], patches: new Map(), drivers: 0, targets: new WeakMap(), seenAt: new WeakMap(), undos: new Set(), foreign: new Set(),
    watchers: new Set(), requests: new WeakMap(), askers: new Map(), apps: new WeakSet(), tests: new WeakMap(), testsRunning: 0, testsBegun: 0, ownSuite: { watched: undefined, declared: new Set() },
  }
  if (found === undefined) Object.defineProperty(globalThis, KEY, { value: known, configurable: true })
  return known
}
