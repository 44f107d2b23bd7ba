import type { PrismaClient } from './generated/client'

export async function authors(prisma: PrismaClient) { // want fn:"1 + N(posts)"
  const posts = await prisma.post.findMany()
  const names = []
  for (const post of posts) {
    const author = await prisma.user.findUnique({ where: { id: post.authorId } }) // want "`prisma.user.findUnique`"
    names.push(author?.name)
  }
  return names
}
