import { prisma } from './db'

export async function collected(ids: number[]) {
  const pending = []
  for (const id of ids) {
    pending.push(prisma.post.findMany({ where: { authorId: id } })) // want "`prisma.post.findMany`"
  }
  return Promise.all(pending)
}

export async function inOneTransaction(ids: number[]) {
  return prisma.$transaction(ids.map((id) => prisma.comment.findMany({ where: { postId: id } }))) // want "`prisma.comment.findMany`"
}
