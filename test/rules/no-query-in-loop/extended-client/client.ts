import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient().$extends({
  query: { $allModels: { async findMany({ args, query }) { return query(args) } } },
})

export type ExtendedClient = typeof prisma
