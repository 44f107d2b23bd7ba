// RxJS: an operator's function runs for each value of a stream, whenever one arrives; nothing says how many there are.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

export const rxjs: Framework = {
  name: 'rxjs',
  modules: ['rxjs', 'rxjs/operators'],
  callables: [
    callables('later', 0, [
      'map', 'mergeMap', 'flatMap', 'switchMap', 'concatMap', 'exhaustMap', 'tap', 'filter', 'scan', 'reduce', 'expand', 'catchError', 'finalize', 'defer',
    ]),
    callables('later', 0, ['().subscribe', '().forEach']),
  ],
}
