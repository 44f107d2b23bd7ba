import { prisma } from './db'
import { eachInTurn, withLock } from './each'

export async function report(users: { id: number }[]) {
  await eachInTurn(users, async (user) => {
    console.log(await prisma.post.count({ where: { authorId: user.id } })) // want "`prisma.post.count`"
  })
}

export async function once() {
  return withLock(async () => prisma.post.count())
}
