// Serializers: code that runs once for each object that is written out. `JSON.stringify` and every web framework call `toJSON`;
// class-transformer, called by hand or by NestJS's `ClassSerializerInterceptor` on what a handler answers, reads exposed getters, calls
// exposed methods and `@Transform` functions. Getters without `@Expose` are no keys of an object and are not read.

import type { Exempting, Framework } from '../model/framework.ts'

const exempt: Exempting = { option: 'toClassOnly', by: ['Exclude'], partly: ['groups', 'since', 'until'] }

export const serializers: readonly Framework[] = [
  { name: 'json', modules: ['node:globals'], callables: [], perItem: [{ kind: 'serializer', name: 'toJSON', where: 'method', methods: ['toJSON'] }] },
  {
    name: 'class-transformer', modules: ['class-transformer', '@nestjs/class-transformer'], callables: [], perItem: [
      { kind: 'serializer', name: '@Expose', where: 'decorated', decorators: ['Expose'], exempt },
      { kind: 'serializer', name: '@Transform', where: 'argument', callees: ['Transform'], argument: 0, path: [], item: 0, exempt },
    ],
  },
  {
    // Its `serialize` runs once a response, and calls this for each item of a list.
    name: 'nestjs-serializers', modules: ['@nestjs/common'], callables: [], perItem: [
      { kind: 'serializer', name: 'ClassSerializerInterceptor', where: 'method', methods: ['transformToPlain'], extends: ['ClassSerializerInterceptor'], item: 0 },
    ],
  },
]
