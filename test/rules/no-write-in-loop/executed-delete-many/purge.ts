import type { PrismaClient } from './generated/client'

export async function purge(prisma: PrismaClient) { // want fn:"2 + N(posts)"
  const posts = await prisma.post.findMany({ include: { comments: true } })
  await prisma.$transaction(async (tx) => {
    for (const post of posts) await tx.comment.deleteMany({ where: { postId: post.id } }) // want "`tx.comment.deleteMany`"
  })
}
