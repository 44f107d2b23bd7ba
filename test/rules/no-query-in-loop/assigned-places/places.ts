import type { PrismaClient } from './generated/client'

async function kindOf(prisma: PrismaClient, id: number) {
  const post = await prisma.post.findFirst({ where: { authorId: id } })
  return post === null ? 'none' : 'some'
}

/** What says where a value goes is run as well, also where the place is read before it is written. */
export async function counted(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const counts: Record<string, number> = { none: 0, some: 0 }
  for (const user of users) counts[await kindOf(prisma, user.id)]!++ // want "`kindOf` reaches `prisma.post.findFirst` once for each `user` of `users`: N(users) queries"
  return counts
}

export async function added(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const counts: Record<string, number> = { none: 0, some: 0 }
  for (const user of users) counts[await kindOf(prisma, user.id)]! += user.id // want "`kindOf` reaches `prisma.post.findFirst`"
  return counts
}

export async function kept(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const last: Record<string, number> = {}
  for (const user of users) last[await kindOf(prisma, user.id)] = user.id // want "`kindOf` reaches `prisma.post.findFirst`"
  return last
}

export async function inMemory(prisma: PrismaClient) { // want fn:"1"
  const users = await prisma.user.findMany()
  const counts: Record<string, number> = {}
  for (const user of users) counts[user.email] = (counts[user.email] ?? 0) + 1
  return counts
}
