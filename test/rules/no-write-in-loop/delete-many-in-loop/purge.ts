import { prisma } from './db'

export async function purge(postIds: number[]) {
  for (const postId of postIds) await prisma.comment.deleteMany({ where: { postId } }) // want "`prisma.comment.deleteMany`"
}
