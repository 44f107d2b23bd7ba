// Functions that hand back a remembering version of the one they are given, and DataLoader, whose function gets all keys of a tick.
// React's `cache` forgets after each request, the others later or never, as functions with Next's directive `'use cache'` do; within one loop
// all run once per distinct key.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const remembering = { returnsCallback: true }
const lasting = { returnsCallback: true, lasts: true } as const

export const memoisers: readonly Framework[] = [
  {
    name: 'memoize', modules: ['p-memoize', 'memoizee', 'mem', 'memoize', 'fast-memoize', '@formatjs/fast-memoize', 'memoize-one', 'moize'],
    callables: [callables('cached', 0, ['default', 'memoize'], lasting)],
  },
  { name: 'react', modules: ['react'], callables: [callables('cached', 0, ['cache'], remembering)] },
  { name: 'next', modules: ['next/cache', 'next/cache.js'], callables: [callables('cached', 0, ['unstable_cache'], lasting)], remembering: ['use cache'] },
  { name: 'dataloader', modules: ['dataloader'], callables: [callables('cached', 0, ['default', 'DataLoader'])] },
]
