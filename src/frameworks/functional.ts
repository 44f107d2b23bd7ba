// Collections of functions over data: ramda (`map(fn, list)`), remeda (`map(list, fn)`, in a pipe `map(fn)`), radash (whose async `map`
// awaits item by item; `parallel(limit, list, fn)` does not), es-toolkit's async helpers.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const ramdaIterating = [
  'map', 'forEach', 'filter', 'reject', 'chain', 'find', 'findIndex', 'any', 'all', 'none', 'groupBy', 'indexBy', 'sortBy', 'partition', 'uniqBy',
  'mapObjIndexed', 'forEachObjIndexed', 'flatMap',
]

const remedaIterating = ['map', 'forEach', 'flatMap', 'filter', 'find', 'groupBy', 'indexBy', 'mapValues', 'partition', 'uniqueBy', 'sumBy', 'meanBy']

export const functional: readonly Framework[] = [
  {
    name: 'ramda', modules: ['ramda'], callables: [
      callables('each', 0, ramdaIterating, { collection: 1 }),
      callables('each', 0, ['reduce'], { collection: 2, item: 1 }),
      callables('each', 0, ['times']),
      callables('cached', 1, ['memoizeWith'], { returnsCallback: true }),
      callables('cached', 0, ['once'], { returnsCallback: true }),
      callables('once', 0, ['tap', 'andThen', 'otherwise']),
    ],
  },
  {
    name: 'remeda', modules: ['remeda'], callables: [
      callables('each', 1, remedaIterating, { collection: 0 }),
      callables('each', 0, remedaIterating, { collection: 'piped' }),
      callables('each', 1, ['reduce'], { collection: 0, item: 1 }),
      callables('cached', 0, ['once'], { returnsCallback: true }),
    ],
  },
  {
    name: 'radash', modules: ['radash'], callables: [
      callables('each-sequential', 1, ['map'], { collection: 0 }),
      callables('each', 2, ['parallel'], { collection: 1 }),
      callables('each-sequential', 1, ['reduce'], { collection: 0, item: 1 }),
      callables('each', 1, ['group', 'fork', 'objectify', 'mapValues', 'sum', 'sort'], { collection: 0 }),
      callables('retry', 1, ['retry']),
      callables('cached', 0, ['memo'], { returnsCallback: true }),
      callables('once', 0, ['tryit'], { returnsCallback: true }),
      callables('once', 0, ['defer', 'guard']),
    ],
  },
  {
    name: 'es-toolkit', modules: ['es-toolkit', 'es-toolkit/*'], callables: [
      callables('each', 1, ['mapAsync', 'filterAsync', 'forEachAsync', 'flatMapAsync', 'groupBy', 'keyBy', 'uniqBy', 'partition'], { collection: 0 }),
      callables('each-sequential', 1, ['reduceAsync'], { collection: 0, item: 1 }),
      callables('cached', 0, ['memoize', 'once'], { returnsCallback: true }),
      callables('retry', 0, ['retry']),
    ],
  },
]
