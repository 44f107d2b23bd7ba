// Bluebird's collection methods: `Promise.map(input, mapper)` all at once, `Promise.each` and `mapSeries` one after another,
// `Promise.reduce(input, reducer(total, item))`; the same as methods of a promise of a list.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

export const bluebird: Framework = {
  name: 'bluebird',
  modules: ['bluebird'],
  callables: [
    callables('each', 1, ['map', 'filter'], { collection: 0 }),
    callables('each-sequential', 1, ['each', 'mapSeries'], { collection: 0 }),
    callables('each-sequential', 1, ['reduce'], { collection: 0, item: 1 }),
    callables('each', 0, ['().map', '().filter'], { collection: { given: ['resolve'] } }),
    callables('each-sequential', 0, ['().each', '().mapSeries'], { collection: { given: ['resolve'] } }),
    callables('each-sequential', 0, ['().reduce'], { collection: { given: ['resolve'] }, item: 1 }),
    callables('once', 0, ['try', 'attempt']),
    callables('once', 0, ['method', 'coroutine'], { returnsCallback: true }),
  ],
}
