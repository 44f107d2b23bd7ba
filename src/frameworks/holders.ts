// Libraries that hold something of the project's for a while: what it is, their type arguments say.

import type { Framework, Held } from '../model/framework.ts'

/** A function that hands back what its type argument says. */
const proxy: Readonly<Record<string, Held>> = { '': { back: { argument: 0 } } }

export const holders: readonly Framework[] = [
  { name: 'async-hooks', modules: ['node:async_hooks', 'async_hooks'], callables: [], types: { AsyncLocalStorage: { getStore: { argument: 0, called: true } } } },
  // Activities run elsewhere, and each call of one is a run.
  { name: 'temporal', modules: ['@temporalio/workflow'], callables: [], types: { proxyActivities: proxy, proxyLocalActivities: proxy } },
  {
    name: 'nestjs-cls', modules: ['@nestjs-cls/transactional'], callables: [], types: {
      TransactionHost: { tx: { argument: 0, member: 'tx' } },
      Transaction: { '': { argument: 0, member: 'tx' } },
    },
  },
]
