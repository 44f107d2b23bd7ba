import type { PrismaClient } from './generated/client'

export async function counts(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  return Promise.all(users.map(async (user) => ({
    user,
    posts: await prisma.post.count({ where: { authorId: user.id } }), // want "`prisma.post.count`"
  })))
}
