import { prisma } from './db'

export async function nested() {
  const users = await prisma.user.findMany({ include: { posts: true } })
  for (const user of users) {
    for (const post of user.posts) {
      await prisma.comment.findMany({ where: { postId: post.id } }) // want "`prisma.comment.findMany`"
    }
  }
}
