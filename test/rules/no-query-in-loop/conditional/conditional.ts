import { prisma } from './db'

export async function conditional(users: { id: number; active: boolean }[]) {
  for (const user of users) {
    if (!user.active) continue
    await prisma.post.findMany({ where: { authorId: user.id } }) // want "`prisma.post.findMany`"
  }
}
