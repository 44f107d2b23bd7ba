import type { PrismaClient } from './generated/client'

export async function touchAll(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  for (const { email } of users) {
    await prisma.user.upsert({ where: { email }, update: { active: true }, create: { email } }) // want "`prisma.user.upsert`"
  }
}
