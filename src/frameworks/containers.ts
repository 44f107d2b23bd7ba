// Containers of dependencies: how a module says which class stands behind a token, so that a call through the token reaches that one, and how
// code asks for it.

import type { Framework } from '../model/framework.ts'
import { membersOf } from './callables.ts'

export const containers: readonly Framework[] = [
  {
    name: 'nestjs', modules: ['@nestjs/common', '@nestjs/core'], callables: [], declared: membersOf('Reflector', ['get', 'getAll', 'getAllAndOverride', 'getAllAndMerge']), injection: {
      decorators: ['Inject'],
      objects: { token: 'provide', given: { useClass: 'class', useValue: 'value', useFactory: 'factory', useExisting: 'token' } },
      gives: [...['ModuleRef', 'INestApplication', 'INestApplicationContext', 'NestExpressApplication', '()'].flatMap((owner) => membersOf(owner, ['get', 'resolve'])), 'ModuleRef.create'],
    },
  },
  {
    name: 'inversify', modules: ['inversify'], callables: [], injection: {
      decorators: ['inject'],
      steps: { from: ['bind', 'rebind'], given: { to: 'class', toConstantValue: 'value', toDynamicValue: 'factory', toService: 'token' } },
      gives: ['Container', 'interfaces.Container', '()'].flatMap((owner) => membersOf(owner, ['get', 'getAsync', 'resolve'])),
      givesAll: ['Container', 'interfaces.Container', '()'].flatMap((owner) => membersOf(owner, ['getAll', 'getAllAsync'])),
    },
  },
  {
    name: 'awilix', modules: ['awilix'], callables: [], injection: {
      decorators: [],
      makers: { asClass: 'class', asFunction: 'factory', asValue: 'value', aliasTo: 'token' },
      gives: ['AwilixContainer.resolve', '().resolve', 'AwilixContainer.build', '().build'],
      holds: ['().cradle', 'AwilixContainer.cradle'],
    },
  },
  {
    name: 'tsyringe', modules: ['tsyringe'], callables: [], injection: {
      decorators: ['inject'],
      objects: { token: 'token', given: { useClass: 'class', useValue: 'value', useFactory: 'factory', useToken: 'token' } },
      calls: { register: 'object', registerSingleton: 'class', registerType: 'class', registerInstance: 'value' },
      gives: ['container.resolve', 'DependencyContainer.resolve', '().resolve'],
      givesAll: ['container.resolveAll', 'DependencyContainer.resolveAll', '().resolveAll'],
    },
  },
  {
    name: 'typedi', modules: ['typedi'], callables: [], injection: {
      decorators: ['Inject'],
      objects: { token: 'id', given: { type: 'class', value: 'value', factory: 'factory' } },
      calls: { 'Container.set': 'value' },
      gives: ['get', 'Container.get', 'ContainerInstance.get', '().get'],
      givesAll: ['getMany', 'Container.getMany', 'ContainerInstance.getMany', '().getMany'],
    },
  },
]
