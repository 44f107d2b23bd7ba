import type { PrismaClient } from './generated/client'

export async function logAll(prisma: PrismaClient) { // want fn:"2"
  const users = await prisma.user.findMany()
  await prisma.auditLog.createMany({ data: users.map((user) => ({ message: user.email })) })
}
