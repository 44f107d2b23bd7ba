// The async library: `each(coll, iteratee)`, `eachLimit(coll, limit, iteratee)`, `eachSeries(coll, iteratee)`,
// `reduce(coll, memo, iteratee(memo, item))`, `times(n, iteratee)`. Also as `async/<method>`, whose default export is the method.

import type { Callable, Framework } from '../model/framework.ts'
import { alsoOnDefault } from './callables.ts'

const iterating = [
  'each', 'forEach', 'eachOf', 'forEachOf', 'map', 'mapValues', 'filter', 'select', 'reject', 'detect', 'find', 'some', 'any', 'every', 'all',
  'concat', 'flatMap', 'groupBy',
]

const suffixed = (suffix: string) => iterating.map((name) => `${name}${suffix}`)

const forms: readonly { readonly names: readonly string[]; readonly callable: Omit<Callable, 'names'> }[] = [
  { names: [...iterating, 'sortBy'], callable: { callback: 1, collection: 0, runs: 'each' } },
  { names: suffixed('Limit'), callable: { callback: 2, collection: 0, runs: 'each' } },
  { names: suffixed('Series'), callable: { callback: 1, collection: 0, runs: 'each-sequential' } },
  { names: ['reduce', 'inject', 'foldl', 'reduceRight', 'foldr'], callable: { callback: 2, collection: 0, item: 1, runs: 'each-sequential' } },
  { names: ['transform'], callable: { callback: 2, collection: 0, item: 1, runs: 'each' } },
  { names: ['times'], callable: { callback: 1, runs: 'each' } },
  { names: ['timesLimit'], callable: { callback: 2, runs: 'each' } },
  { names: ['timesSeries'], callable: { callback: 1, runs: 'each-sequential' } },
  { names: ['retry'], callable: { callback: 1, runs: 'retry' } },
  { names: ['memoize'], callable: { callback: 0, runs: 'cached', returnsCallback: true } },
]

export const asyncLibrary: readonly Framework[] = [
  { name: 'async', modules: ['async', 'async-es'], callables: forms.map(({ names, callable }) => ({ ...callable, names: alsoOnDefault(names) })) },
  ...forms.flatMap(({ names, callable }) => names.map((name): Framework => ({
    name: `async/${name}`, modules: [`async/${name}`, `async-es/${name}`], callables: [{ ...callable, names: ['default'] }],
  }))),
]
