// Serializers: code that runs once for each object that is written out. `JSON.stringify` and every web framework call `toJSON`;
// class-transformer calls exposed getters and `@Transform` functions.

import type { Framework } from '../model/framework.ts'

export const serializers: readonly Framework[] = [
  { name: 'json', modules: ['node:globals'], callables: [], perItem: [{ kind: 'serializer', name: 'toJSON', where: 'method', methods: ['toJSON'] }] },
  {
    name: 'class-transformer', modules: ['class-transformer'], callables: [], perItem: [
      { kind: 'serializer', name: '@Expose', where: 'decorated', decorators: ['Expose'] },
      { kind: 'serializer', name: '@Transform', where: 'argument', callees: ['Transform'], argument: 0, path: [], item: 0 },
    ],
  },
]
