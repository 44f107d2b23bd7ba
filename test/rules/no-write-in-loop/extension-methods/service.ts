import { Prisma, PrismaClient } from './generated/client'

const prisma = new PrismaClient({} as never).$extends({
  model: {
    $allModels: {
      async touch(id: number) {
        const context = Prisma.getExtensionContext(this) as any
        return context.update({ where: { id }, data: { score: 1 } })
      },
    },
    user: {
      async signUp(email: string) {
        return Prisma.getExtensionContext(this).create({ data: { email } })
      },
      draft: (email: string) => ({ email }),
    },
  },
})

export async function run(ids: number[], emails: string[]) {
  for (const id of ids) await prisma.user.touch(id) // want "`prisma.user.updateMany("
  for (const email of emails) await prisma.user.signUp(email) // want "`prisma.user.createMany("
  for (const email of emails) prisma.user.draft(email)
}
