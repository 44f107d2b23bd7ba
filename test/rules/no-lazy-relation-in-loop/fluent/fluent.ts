import type { PrismaClient } from './generated/client'

export async function sequential(prisma: PrismaClient) { // want fn:"1 + 2·N(users)"
  const users = await prisma.user.findMany()
  for (const user of users) {
    await prisma.user.findUnique({ where: { id: user.id } }).posts() // want "user.findUnique"
  }
}
