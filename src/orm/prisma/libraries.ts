// What Prisma itself runs once per row, and packages that hold a client or hand one back.

import type { Framework } from '../../model/framework.ts'

export const libraries: readonly Framework[] = [
  {
    // `$extends({ result: { user: { name: { needs, compute(user) { … } } } } })`: runs when the field of a row is read.
    name: 'prisma', modules: ['@prisma/client'], callables: [], perItem: [
      { kind: 'serializer', name: 'compute', where: 'argument', callees: ['$extends'], argument: 0, path: ['result', '*', '*', 'compute'], byName: true, item: 0 },
    ],
  },
  { name: 'zenstack', modules: ['@zenstackhq/runtime', '.zenstack/enhance'], callables: [{ names: ['enhance', 'withPresets', 'withPolicy'], callback: 0, runs: 'once', returnsCallback: true }] },
  { name: 'nestjs-prisma', modules: ['nestjs-prisma'], callables: [], types: { CustomPrismaService: { client: { argument: 0 } } } },
  {
    name: 'nestjs-cls-prisma', modules: ['@nestjs-cls/transactional-adapter-prisma'], callables: [],
    types: { TransactionalAdapterPrisma: { tx: { argument: 0, named: { module: '@prisma/client', name: 'PrismaClient' } } } },
  },
]
