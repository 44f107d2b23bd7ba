// From 3.5 on, what `require` gives is one file whose exports cannot be changed and whose classes nothing leads to: others stand for the
// functions that make clients. Modules proper are files of their own there, and classes of older releases are, too.

import type { Loading } from '../../../model/instrument.ts'

const MAKERS = ['createConnection', 'createPool', 'createPoolCluster'] as const

export const mariadbLoading: Loading = {
  packages: ['mariadb'],
  loaded(exports, found) {
    const descriptors = Object.getOwnPropertyDescriptors(exports) as Record<string, PropertyDescriptor>
    if (!MAKERS.every((name) => descriptors[name]?.configurable === false && typeof Reflect.get(exports, name) === 'function')) return undefined
    const stands = MAKERS.map((name): [string, PropertyDescriptor] => [name, { value: handingOver(Reflect.get(exports, name) as Function, found), enumerable: true, configurable: true, writable: true }])
    return Object.defineProperties({}, { ...descriptors, ...Object.fromEntries(stands) })
  },
}

function handingOver(make: Function, found: (client: object) => void): Function {
  return function (this: unknown, ...given: unknown[]): unknown {
    const made: unknown = Reflect.apply(make, this, given)
    if (!(made instanceof Promise)) {
      found(made as object)
      return made
    }
    return made.then((client: object) => {
      found(client)
      return client
    })
  }
}
