import type { PrismaClient } from './generated/client'

export async function logAll(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  for (const user of users) {
    await prisma.auditLog.create({ data: { message: user.email } }) // want "`prisma.auditLog.create`"
  }
}
