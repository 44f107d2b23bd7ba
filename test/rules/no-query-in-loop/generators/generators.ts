import { prisma } from './db'

export async function* postsOf(ids: number[]) {
  for (const id of ids) {
    yield await prisma.post.findMany({ where: { authorId: id } }) // want "`prisma.post.findMany`"
  }
}

async function* userIds() {
  const users = await prisma.user.findMany({ select: { id: true } })
  for (const user of users) yield user.id
}

export async function drainStream() {
  for await (const id of userIds()) {
    console.log(await prisma.post.count({ where: { authorId: id } })) // want "`prisma.post.count`"
  }
}
