import { prisma } from './db'

async function post(url: string) {
  return fetch(url)
}

/** Asked only where a call failed: loading it for all items would make every good run dearer. */
export async function deliver(users: { id: number; url: string }[]) {
  for (const user of users) {
    try {
      await post(user.url)
    } catch (error) {
      console.error(error, await prisma.user.findFirst({ where: { id: user.id } }))
    }
    await post(user.url).catch(async () => console.error(await prisma.user.findFirst({ where: { id: user.id } })))
    await post(user.url).then(undefined, async () => console.error(await prisma.user.findFirst({ where: { id: user.id } })))
  }
}

export async function inTry(users: { id: number; url: string }[]) {
  for (const user of users) {
    try {
      await post((await prisma.profile.findFirst({ where: { userId: user.id } }))?.bio ?? user.url) // want "`prisma.profile.findFirst`"
    } catch {
      continue
    } finally {
      console.log(await prisma.comment.count({ where: { authorId: user.id } })) // want "`prisma.comment.count`"
    }
    await post(user.url).then(async () => console.log(await prisma.team.findFirst({ where: { members: { some: { id: user.id } } } }))) // want "`prisma.team.findFirst`"
  }
}
