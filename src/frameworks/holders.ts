// Libraries that hold something of the project's for a while: what it is, their type arguments say.

import type { Framework } from '../model/framework.ts'

export const holders: readonly Framework[] = [
  { name: 'async-hooks', modules: ['node:async_hooks', 'async_hooks'], callables: [], types: { AsyncLocalStorage: { getStore: { argument: 0, called: true } } } },
  {
    name: 'nestjs-cls', modules: ['@nestjs-cls/transactional'], callables: [], types: {
      TransactionHost: { tx: { argument: 0, member: 'tx' } },
      Transaction: { '': { argument: 0, member: 'tx' } },
    },
  },
]
