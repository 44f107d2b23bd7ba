import { Prisma, PrismaClient } from './generated/client'

const base = new PrismaClient({} as never)

export const prisma = base.$extends({
  model: {
    $allModels: {
      async exists<T>(this: T, where: object) {
        const context = Prisma.getExtensionContext(this)
        return (await (context as any).count({ where })) > 0
      },
      modelName() {
        return Prisma.getExtensionContext(this).$name
      },
    },
    user: {
      async signUp(email: string) {
        return Prisma.getExtensionContext(this).create({ data: { email } })
      },
      async named(name: string) {
        return base.user.findFirst({ where: { name } })
      },
      async ofTeam(teamId: number) {
        return (this as any).findMany({ where: { teamId } })
      },
      normalised(email: string) {
        return email.trim().toLowerCase()
      },
    },
  },
  client: {
    async note(message: string) {
      const client = Prisma.getExtensionContext(this)
      return client.auditLog.findFirst({ where: { message } })
    },
    $shout(message: string) {
      return message.toUpperCase()
    },
  },
})

// A loop in such a function knows what its `this` is as well.
export const reporting = prisma.$extends({
  model: {
    post: {
      async viewsOf(ids: number[]) {
        const posts = Prisma.getExtensionContext(this)
        const views = []
        for (const id of ids) views.push(await posts.findFirst({ where: { id } })) // want "`posts.findMany("
        return views
      },
      async viaThis(ids: number[]) {
        for (const id of ids) await (this as any).findFirst({ where: { id } }) // want "`Prisma.getExtensionContext(this).findMany("
      },
    },
    $allModels: {
      async each(ids: number[]) {
        for (const id of ids) await (Prisma.getExtensionContext(this) as any).findFirst({ where: { id } }) // want "findFirst` runs once for each `id` of `ids`"
      },
    },
  },
  client: {
    async teams(ids: number[]) {
      const client = Prisma.getExtensionContext(this)
      for (const id of ids) await client.team.findFirst({ where: { id } }) // want "`client.team.findFirst`"
    },
  },
})

export type Reporting = typeof reporting
