// Promise helpers of the p-* family and retrying ones. `pMap(input, mapper)`, `pLimit(n)(fn)`, `pReduce(input, reducer(previous, item))`,
// `pTimes(count, mapper(index))`, `queue.add(fn)`, `pRetry(fn)`. p-map starts its mappers without waiting for anything of their own, so
// they share a tick up to the concurrency limit. Limiters of any name run the function that they are given once, when its turn comes.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const ofDefault = ['default']
const tasks = { tasks: true } as const

export const promises: readonly Framework[] = [
  { name: 'p-map', modules: ['p-map'], callables: [callables('each', 1, ['default', 'pMapIterable'], { collection: 0 })] },
  { name: 'p-filter', modules: ['p-filter'], callables: [callables('each', 1, ['default', 'pFilterIterable'], { collection: 0 })] },
  { name: 'p-props', modules: ['p-props', 'p-locate', 'p-every'], callables: [callables('each', 1, ofDefault, { collection: 0 })] },
  { name: 'p-map-series', modules: ['p-map-series', 'p-each-series'], callables: [callables('each-sequential', 1, ofDefault, { collection: 0 })] },
  { name: 'p-reduce', modules: ['p-reduce'], callables: [callables('each-sequential', 1, ofDefault, { collection: 0, item: 1 })] },
  { name: 'p-times', modules: ['p-times'], callables: [callables('each', 1, ofDefault)] },
  {
    name: 'p-limit', modules: ['p-limit'], callables: [
      callables('once', 0, ['default()']),
      callables('each', 1, ['default().map'], { collection: 0 }),
      callables('once', 0, ['limitFunction'], { returnsCallback: true }),
    ],
  },
  { name: 'p-queue', modules: ['p-queue'], callables: [callables('once', 0, ['add']), callables('each', 0, ['addAll'], tasks)] },
  { name: 'p-all', modules: ['p-all'], callables: [callables('each', 0, ofDefault, tasks)] },
  { name: 'p-series', modules: ['p-series', 'p-waterfall'], callables: [callables('each-sequential', 0, ofDefault, tasks)] },
  {
    name: 'promise-pool', modules: ['@supercharge/promise-pool'], callables: [
      callables('each', 0, ['().process'], { collection: { given: ['for'] } }),
    ],
  },
  { name: 'tiny-async-pool', modules: ['tiny-async-pool'], callables: [callables('each', 2, ofDefault, { collection: 1 })] },
  {
    name: 'bottleneck', modules: ['bottleneck', 'bottleneck/*'], callables: [
      callables('once', 0, ['schedule']), callables('once', 1, ['schedule']), callables('once', 0, ['wrap'], { returnsCallback: true }),
    ],
  },
  { name: 'p-throttle', modules: ['p-throttle'], callables: [callables('once', 0, ['default()'], { returnsCallback: true })] },
  { name: 'p-debounce', modules: ['p-debounce'], callables: [callables('once', 0, ofDefault, { returnsCallback: true })] },
  { name: 'p-retry', modules: ['p-retry', 'async-retry', 'promise-retry'], callables: [callables('retry', 0, ofDefault)] },
  {
    name: 'ts-retry', modules: ['ts-retry'], callables: [callables('retry', 0, [
      'retry', 'retryAsync', 'retryUntilDefined', 'retryUntilTruthy', 'retryAsyncUntilDefined', 'retryAsyncUntilTruthy',
    ])],
  },
  { name: 'exponential-backoff', modules: ['exponential-backoff'], callables: [callables('retry', 0, ['backOff'])] },
  { name: '@lifeomic/attempt', modules: ['@lifeomic/attempt'], callables: [callables('retry', 0, ['retry'])] },
]
