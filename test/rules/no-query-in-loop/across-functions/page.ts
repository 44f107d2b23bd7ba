import type { PrismaClient } from './generated/client'
import { postsOf } from './posts'

export async function page(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const rows = []
  for (const user of users) rows.push(await postsOf(prisma, user.id)) // want "post.findMany"
  return rows
}
