// Containers of dependencies: how a module says which class stands behind a token, so that a call through the token reaches that one.

import type { Framework } from '../model/framework.ts'

export const containers: readonly Framework[] = [
  {
    name: 'nestjs', modules: ['@nestjs/common'], callables: [], injection: {
      decorators: ['Inject'],
      objects: { token: 'provide', given: { useClass: 'class', useValue: 'value', useFactory: 'factory', useExisting: 'token' } },
    },
  },
  {
    name: 'inversify', modules: ['inversify'], callables: [], injection: {
      decorators: ['inject'],
      steps: { from: ['bind', 'rebind'], given: { to: 'class', toConstantValue: 'value', toDynamicValue: 'factory', toService: 'token' } },
    },
  },
  {
    name: 'tsyringe', modules: ['tsyringe'], callables: [], injection: {
      decorators: ['inject'],
      objects: { token: 'token', given: { useClass: 'class', useValue: 'value', useFactory: 'factory', useToken: 'token' } },
      calls: { register: 'object', registerSingleton: 'class', registerType: 'class', registerInstance: 'value' },
    },
  },
]
