import type { PrismaClient } from './generated/client'

export async function nested(prisma: PrismaClient) { // want fn:"1 + N(users) + N(users)·N(posts)"
  const users = await prisma.user.findMany()
  for (const user of users) {
    const posts = await prisma.post.findMany({ where: { authorId: user.id } }) // want "`prisma.post.findMany`"
    for (const post of posts) {
      await prisma.comment.findMany({ where: { postId: post.id } }) // want "`prisma.comment.findMany`"
    }
  }
}
