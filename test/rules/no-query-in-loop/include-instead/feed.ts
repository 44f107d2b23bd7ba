import type { PrismaClient } from './generated/client'

export async function feed(prisma: PrismaClient) { // want fn:"3"
  const users = await prisma.user.findMany({ include: { posts: { select: { title: true, comments: true } } } })
  const titles: string[] = []
  for (const user of users) for (const post of user.posts) titles.push(post.title)
  return titles
}
