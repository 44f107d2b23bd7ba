import type { PrismaClient } from './generated/client'

// One tick, one selection: the client merges these calls into one statement.
export async function authors(prisma: PrismaClient) { // want fn:"2"
  const posts = await prisma.post.findMany()
  return Promise.all(posts.map((post) => prisma.user.findUnique({ where: { id: post.authorId } })))
}
