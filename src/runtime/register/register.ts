// `--import querylint/register`: every driver and ORM that the program loads is instrumented, and its requests are scopes.

import { writeFileSync, writeSync } from 'node:fs'
import { watchHttp } from '../http/watch.ts'
import { atTheEnd } from './ending.ts'
import { watchModules } from './modules.ts'
import { settingsOf } from './settings.ts'
import type { RegisterSettings } from './settings.ts'
import { summaryText, summing } from './summary.ts'
import type { ProcessSummary } from './summary.ts'

const DONE = Symbol.for('querylint.register')

/** Does nothing where it has been done before, by whatever copy of this module. */
export function register(): void {
  const settings = settingsOf(process.env, process.pid)
  if (!settings.isOn || Reflect.has(globalThis, DONE)) return
  Object.defineProperty(globalThis, DONE, { value: true })
  watchModules()
  const sums = settings.summary === undefined ? undefined : summing()
  if (settings.http) {
    watchHttp({
      production: true,
      ...settings.headers === undefined ? {} : { headers: settings.headers },
      ...sums === undefined ? {} : { onRequest: sums.add },
    })
  }
  if (sums !== undefined) atTheEnd(telling(() => sums.sum(), settings.summary))
}

/** When a process ends, only what is written at once is written. A file is written again if the process went on, a stream has had it. */
function telling(sum: () => ProcessSummary, to: RegisterSettings['summary']): () => void {
  let isTold = false
  return () => {
    if (to === 'stderr' && !isTold) writeSync(2, summaryText(sum()))
    else if (typeof to === 'object') writeFileSync(to.file, `${JSON.stringify(sum(), undefined, 2)}\n`)
    isTold = true
  }
}
