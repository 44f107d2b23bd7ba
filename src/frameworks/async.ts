// The async library: `each(coll, iteratee)`, `eachLimit(coll, limit, iteratee)`, `eachSeries(coll, iteratee)`,
// `reduce(coll, memo, iteratee(memo, item))`, `times(n, iteratee)`, `parallel(tasks)`. Also as `async/<method>`, whose default export is the method.

import type { Callable, Framework } from '../model/framework.ts'

const iterating = [
  'each', 'forEach', 'eachOf', 'forEachOf', 'map', 'mapValues', 'filter', 'select', 'reject', 'detect', 'find', 'some', 'any', 'every', 'all',
  'concat', 'flatMap', 'groupBy',
]

const suffixed = (suffix: string) => iterating.map((name) => `${name}${suffix}`)

const forms: readonly Callable[] = [
  { names: [...iterating, 'sortBy'], callback: 1, collection: 0, runs: 'each' },
  { names: suffixed('Limit'), callback: 2, collection: 0, runs: 'each' },
  { names: suffixed('Series'), callback: 1, collection: 0, runs: 'each-sequential' },
  { names: ['reduce', 'inject', 'foldl', 'reduceRight', 'foldr'], callback: 2, collection: 0, item: 1, runs: 'each-sequential' },
  { names: ['transform'], callback: 2, collection: 0, item: 1, runs: 'each' },
  { names: ['times'], callback: 1, runs: 'each' },
  { names: ['timesLimit'], callback: 2, runs: 'each' },
  { names: ['timesSeries'], callback: 1, runs: 'each-sequential' },
  { names: ['parallel', 'parallelLimit'], callback: 0, runs: 'each', tasks: true },
  { names: ['series', 'waterfall'], callback: 0, runs: 'each-sequential', tasks: true },
  { names: ['retry'], callback: 1, runs: 'retry' },
  { names: ['memoize'], callback: 0, runs: 'cached', returnsCallback: true },
]

export const asyncLibrary: readonly Framework[] = [
  { name: 'async', modules: ['async', 'async-es'], callables: forms },
  ...forms.flatMap((form) => form.names.map((name): Framework => ({
    name: `async/${name}`, modules: [`async/${name}`, `async-es/${name}`], callables: [{ ...form, names: ['default'] }],
  }))),
]
