// How a suite is watched. What tests of one process share is read once: where budgets are, and whether this run may write them.

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { watchIndexes } from '../indexes/watch.ts'
import type { IndexWatch, IndexWatchOptions } from '../indexes/watch.ts'
import type { RoleSettings } from '../../model/settings.ts'
import type { ObserveOptions } from '../observe.ts'
import { type Budgets, noBudgets, parsedBudgets } from './budgets.ts'

export interface WatchTestsOptions {
  /** What an N+1 does to its test. `report` leaves it to the reporter, and is what happens unless said otherwise. */
  readonly nPlusOne?: 'report' | 'fail'
  /** How many statements a test may execute; any number unless said otherwise. */
  readonly most?: number
  /**
   * The file of budgets, relative to the working directory. Unless said otherwise `querylint-budgets.json`, where it exists; with `true` it
   * is that one, and is written where it does not.
   */
  readonly budgets?: string | boolean
  /** Rules by name: `false` turns one off, an object gives it options. */
  readonly rules?: ObserveOptions['rules']
  /**
   * Which files are tests, seeds, migrations and scripts, as the setting of that name has it. What repeats in them alone is left out: tests
   * fill databases row by row, and nobody waits for it. `{ include: ['test'] }` reports it.
   */
  readonly roles?: RoleSettings
  /**
   * A pool or client to ask for plans, so that reads which no index serves are reported; asked for when the first test begins. Nothing is
   * explained unless it is given.
   */
  readonly indexes?: () => object
  /** Whether to try an index for what scans, as `watchIndexes` has it. */
  readonly tryIndexes?: IndexWatchOptions['tryIndexes']
}

export interface Settings {
  readonly nPlusOne: 'report' | 'fail'
  readonly most: number | undefined
  readonly observe: ObserveOptions
  readonly roles: { readonly roles?: RoleSettings }
  /** Begins the watch of indexes when it is asked for first. */
  readonly indexes: () => IndexWatch | undefined
  stopIndexes(): void
  readonly budgets: { readonly path: string; readonly known: Budgets } | undefined
  /** Budgets are written anew at the end, so none is exceeded. */
  readonly isUpdate: boolean
  /** A test without a budget gets one. */
  readonly mayAdd: boolean
}

const FILE = 'querylint-budgets.json'
const UPDATE = 'QUERYLINT_UPDATE'
const FIXED = 'QUERYLINT_FIXED'

/** @throws UnreadableBudgets */
export function settingsOf({ nPlusOne = 'report', most, budgets, rules, roles, indexes, tryIndexes = false }: WatchTestsOptions): Settings {
  const path = resolve(typeof budgets === 'string' ? budgets : FILE)
  const hasBudgets = budgets !== false && (budgets !== undefined || existsSync(path))
  let watch: IndexWatch | undefined
  return {
    indexes: () => watch ??= indexes === undefined ? undefined : watchIndexes(indexes(), { tryIndexes }),
    stopIndexes: () => watch?.stop(),
    nPlusOne, most, observe: rules === undefined ? {} : { rules }, roles: roles === undefined ? {} : { roles },
    budgets: hasBudgets ? { path, known: readBudgets(path) } : undefined,
    isUpdate: isUpdate(), mayAdd: mayAdd(),
  }
}

/** @throws UnreadableBudgets */
export function readBudgets(path: string): Budgets {
  return existsSync(path) ? parsedBudgets(readFileSync(path, 'utf8'), path) : noBudgets
}

export function isUpdate(): boolean {
  return process.env[UPDATE] === '1'
}

/** Whether what has no budget gets one. */
export function mayAdd(): boolean {
  return isUpdate() || process.env['CI'] === undefined && process.env[FIXED] !== '1'
}

/** Variables that are set for one run, so that workers inherit what the runner was asked for. */
const asked = new Set<string>()

/** Whether the runner was asked to update what is committed. */
export function askForUpdate(isAsked: boolean): void {
  ask(UPDATE, isAsked)
}

/** Whether the runner was told that what is committed is all there is. */
export function askForFixed(isAsked: boolean): void {
  ask(FIXED, isAsked)
}

function ask(variable: string, isAsked: boolean): void {
  if (isAsked && process.env[variable] !== '1') {
    process.env[variable] = '1'
    asked.add(variable)
  } else if (!isAsked && asked.delete(variable)) delete process.env[variable]
}
