import type { PrismaClient } from './generated/client'

export async function usersWithPosts(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const result = []
  for (const user of users) {
    const posts = await prisma.post.findMany({ where: { authorId: user.id } }) // want "`prisma.post.findMany` runs once for each `user` of `users`"
    result.push({ ...user, posts })
  }
  return result
}
