// RxJS: an operator's function runs for each value of a stream, whenever one arrives; nothing says how many there are, except of a stream
// that is made of a list. `exhaustMap` leaves out the items that come while it is busy, which of a list are all but the first.

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
  streams: {
    of: { from: 0 }, through: 'pipe', each: ['mergeMap', 'flatMap', 'switchMap'], sequential: ['concatMap'], plain: ['map', 'tap', 'filter'], limited: ['mergeMap', 'flatMap'],
    same: ['tap', 'filter', 'distinct', 'delay', 'finalize', 'catchError'], gathering: ['toArray', 'reduce', 'last', 'count', 'ignoreElements'],
  },
}
