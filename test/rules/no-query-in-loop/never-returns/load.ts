import { prisma } from './db'

function fail(message: string): never {
  throw new Error(message)
}

// What stands behind a call that never returns is not reached.
export async function loadAll(ids: number[]) {
  const users = []
  for (const id of ids) {
    if (id > 0) {
      fail('switched off')
      users.push(await prisma.user.findFirst({ where: { id } }))
    }
    users.push(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  }
  return users
}
