import { prisma } from './db'

class Conflict extends Error {}

function fail(message: string): never {
  throw new Conflict(message)
}

// What is asked only to say what went wrong is asked once: the exception ends the loop.
export async function reserve(ids: number[], views: number) {
  for (const id of ids) {
    if (id === views) {
      const post = await prisma.post.findFirst({ where: { id } })
      throw new Conflict(`only ${post?.views ?? 0} left`)
    }
    if (id > views) {
      const user = await prisma.user.findFirst({ where: { id } })
      fail(`no ${user?.email}`)
    }
  }
}

export async function inside(ids: number[], views: number) {
  try {
    for (const id of ids) {
      if (id !== views) continue
      const post = await prisma.post.findFirst({ where: { id } })
      throw new Conflict(post?.title)
    }
  } catch {
    console.log('none')
  }
}

// One that is caught in the loop ends a round.
export async function each(ids: number[], views: number) {
  for (const id of ids) {
    try {
      if (id > views) {
        const post = await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
        throw new Conflict(post?.title)
      }
    } catch (error) {
      console.log(error)
    }
  }
}

// Of callbacks, the others run all the same; and another loop is another matter.
export async function together(ids: number[], views: number) {
  await Promise.allSettled(ids.map(async (id) => {
    if (id > views) {
      const post = await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
      throw new Conflict(post?.title)
    }
  }))
}

export async function ofGroups(groups: number[][], views: number) {
  for (const ids of groups) {
    try {
      for (const id of ids) {
        if (id > views) {
          const post = await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst` runs once for each `ids` of `groups`"
          throw new Conflict(post?.title)
        }
      }
    } catch (error) {
      console.log(error)
    }
  }
}
