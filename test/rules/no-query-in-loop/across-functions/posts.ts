import type { PrismaClient } from './generated/client'

export async function postsOf(prisma: PrismaClient, authorId: number) { // want fn:"1"
  return prisma.post.findMany({ where: { authorId } })
}
