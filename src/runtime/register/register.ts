// `--import querylint/register`: every driver and ORM that the program loads is instrumented, and its requests are scopes.

import { watch, wantsOf } from '../http/watch.ts'
import { hear } from '../hooks.ts'
import { atTheEnd } from './ending.ts'
import { watchModules } from './modules.ts'
import { settingsOf } from './settings.ts'
import { summing } from './summary.ts'
import { telling } from './telling.ts'

const DONE = Symbol.for('querylint.register')

/** Does nothing where it has been done before, by whatever copy of this module. */
export function register(): void {
  const settings = settingsOf(process.env, process.pid)
  const { summary } = settings
  if (!settings.isOn || Reflect.has(globalThis, DONE)) return
  Object.defineProperty(globalThis, DONE, { value: true })
  watchModules()
  const sums = summary === undefined ? undefined : summing()
  if (settings.http) {
    const wants = wantsOf(settings.headers === undefined ? {} : { headers: settings.headers })
    watch(sums === undefined ? wants : { ...wants, ended: (_, trace) => hear('onRequest', sums.add, trace), late: sums.addLate })
  }
  if (sums !== undefined && summary !== undefined) atTheEnd(telling(sums.sum, summary))
}
