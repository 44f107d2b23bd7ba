import type { PrismaClient } from './generated/client'

export async function feed(prisma: PrismaClient) { // want fn:"1 + 3·N(users)"
  const users = await prisma.user.findMany()
  for (const user of users) {
    await prisma.post.findMany({ // want "`prisma.post.findMany`"
      where: { authorId: user.id },
      include: { comments: { include: { author: true } } },
    })
  }
}
