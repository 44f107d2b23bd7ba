// Lodash in its four shapes: whole (`_.map(coll, fn)`), by method (`lodash/map`, `lodash.map`), curried with the function first
// (`lodash/fp`), and es-toolkit's compatible build. Its iteration is synchronous, so the callbacks of one call share a tick.

import type { Callable, Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const iterating = [
  'map', 'forEach', 'each', 'forEachRight', 'eachRight', 'flatMap', 'flatMapDeep', 'filter', 'reject', 'find', 'findIndex', 'findLast', 'some',
  'every', 'sortBy', 'groupBy', 'keyBy', 'countBy', 'partition', 'uniqBy', 'sumBy', 'meanBy', 'minBy', 'maxBy', 'mapValues', 'mapKeys', 'forOwn',
  'forIn', 'pickBy', 'omitBy',
]

const folding = ['reduce', 'reduceRight', 'transform']

const forms: readonly Callable[] = [
  callables('each', 1, iterating, { collection: 0 }),
  callables('each', 1, folding, { collection: 0, item: 1 }),
  callables('each', 1, ['times']),
  callables('cached', 0, ['memoize', 'once'], { returnsCallback: true }),
  callables('once', 0, ['debounce', 'throttle', 'unary', 'ary', 'partial', 'bind'], { returnsCallback: true }),
  callables('once', 0, ['attempt']),
  callables('once', 1, ['tap', 'thru']),
  callables('soon', 0, ['defer'], { passes: 1 }),
  callables('soon', 0, ['delay'], { passes: 2 }),
]

const curried: readonly Callable[] = [
  callables('each', 0, iterating, { collection: 1 }),
  callables('each', 0, ['reduce'], { collection: 2, item: 1 }),
  callables('each', 0, ['times']),
  callables('cached', 0, ['memoize', 'once'], { returnsCallback: true }),
  callables('once', 0, ['tap', 'thru', 'attempt']),
]

export const lodash: readonly Framework[] = [
  { name: 'lodash', modules: ['lodash', 'lodash-es', 'es-toolkit/compat'], callables: forms },
  { name: 'lodash/fp', modules: ['lodash/fp', 'lodash/fp.js'], callables: curried },
  ...forms.flatMap((form) => form.names.map((name): Framework => ({
    name: `lodash/${name}`,
    modules: [`lodash/${name}`, `lodash/${name}.js`, `lodash-es/${name}`, `lodash-es/${name}.js`, `lodash.${name.toLowerCase()}`],
    callables: [{ ...form, names: ['default'] }],
  }))),
]
