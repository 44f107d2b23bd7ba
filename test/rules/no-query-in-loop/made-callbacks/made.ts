import type { PrismaClient } from './generated/client'

const withPosts = (prisma: PrismaClient) => async (user: { id: number }) => ({ ...user, posts: await prisma.post.count({ where: { authorId: user.id } }) })

const longerBy = (length: number) => (user: { email: string }) => user.email.length + length

/** A function that another one makes is called for each item. */
export async function handedOver(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  return Promise.all(users.map(withPosts(prisma))) // want "`withPosts(prisma)` reaches `prisma.post.count` once for each `user` of `users`: N(users) queries"
}

export async function kept(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const counted = withPosts(prisma)
  const all = []
  for (const user of users) all.push(await counted(user)) // want "`counted` reaches `prisma.post.count`"
  return all
}

export async function inMemory(prisma: PrismaClient) { // want fn:"1"
  const users = await prisma.user.findMany()
  return users.map(longerBy(3))
}
