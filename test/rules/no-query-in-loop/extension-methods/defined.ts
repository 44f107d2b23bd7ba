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

// A constructor that returns an extended client makes that one, whatever its class says.
class Untyped extends PrismaClient {
  constructor() {
    super({} as never)
    return extend(this) as unknown as this
  }
}

const ExtendedClient = Untyped as unknown as new () => ReturnType<typeof extend>

export class ExtendedService extends ExtendedClient {
  async all(names: string[]) {
    for (const name of names) await this.tag.called(name) // want "`this.tag.called` reaches"
  }
}
