import { Prisma, PrismaClient } from './generated/client'

export const archiving = Prisma.defineExtension({
  model: {
    $allModels: {
      async archived<T>(this: T, id: number) {
        return (Prisma.getExtensionContext(this) as any).findFirst({ where: { id } })
      },
    },
  },
})

export const publishing = Prisma.defineExtension((client) => client.$extends({
  model: {
    post: {
      async draft(id: number) {
        return client.post.findFirst({ where: { id, published: false } })
      },
      titleOf: (id: number) => `Post ${id}`,
    },
  },
}))

export const ofTeam = (teamId: number) => Prisma.defineExtension((prisma) => prisma.$extends({
  model: { user: { async colleagues(name: string) { return Prisma.getExtensionContext(this).findMany({ where: { name, teamId } }) } } },
}))

const extend = (client: PrismaClient) => client.$extends({
  model: { tag: { async called(name: string) { return Prisma.getExtensionContext(this).findFirst({ where: { name } }) } } },
})

export class Service extends PrismaClient {
  readonly extended = extend(this)
}

export type Extended = ReturnType<typeof extend>

export const db = new PrismaClient({} as never).$extends(archiving).$extends(publishing).$extends(ofTeam(1))
