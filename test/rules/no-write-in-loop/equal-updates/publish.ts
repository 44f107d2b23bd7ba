import type { PrismaClient } from './generated/client'

export async function publishAll(prisma: PrismaClient) { // want fn:"1 + N(posts)"
  const posts = await prisma.post.findMany()
  for (const post of posts) {
    await prisma.post.update({ where: { id: post.id }, data: { published: true } }) // want "`prisma.post.update`"
  }
}
