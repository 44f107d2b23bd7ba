import { prisma } from './db'

export async function publishOf(authorIds: number[]) {
  for (const authorId of authorIds) {
    await prisma.post.updateMany({ where: { authorId }, data: { published: true } }) // want "`prisma.post.updateMany`"
  }
}
