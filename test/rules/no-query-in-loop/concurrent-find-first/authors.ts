import type { PrismaClient } from './generated/client'

export async function authors(prisma: PrismaClient) { // want fn:"1 + N(posts)"
  const posts = await prisma.post.findMany()
  return Promise.all(posts.map((post) => prisma.user.findFirst({ where: { id: post.authorId } }))) // want "`prisma.user.findFirst`"
}
