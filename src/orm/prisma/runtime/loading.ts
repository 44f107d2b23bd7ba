// Clients that code has not made yet: a generated client gets its class from the runtime of its package, whose classes hand over what they
// make. The runtime's exports cannot be changed, so others stand for them.

import type { Loading } from '../../../model/instrument.ts'

export const prismaLoading: Loading = {
  packages: ['@prisma/client'],
  loaded(exports, found) {
    const { getPrismaClient: make } = exports as { readonly getPrismaClient?: unknown }
    if (typeof make !== 'function') return undefined
    const stand = function (this: unknown, ...given: unknown[]): unknown {
      const made: unknown = Reflect.apply(make, this, given)
      return typeof made === 'function' ? handingOver(made, found) : made
    }
    return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(exports), getPrismaClient: { value: stand, enumerable: true, configurable: true, writable: true } })
  },
}

function handingOver(made: Function, found: (client: object) => void): Function {
  return new Proxy(made, {
    construct(target, given, asked) {
      const client = Reflect.construct(target, given, asked) as object
      found(client)
      return client
    },
  })
}
