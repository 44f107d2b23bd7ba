import { prisma } from './db'

async function author(id: number, fresh = true) {
  if (fresh) return prisma.user.findFirst({ where: { id } })
  return undefined
}

async function team(id: number, { cached = false, deep = true }: { cached?: boolean; deep?: boolean } = {}) {
  if (cached) return undefined
  if (deep) return prisma.team.findFirst({ where: { id } })
  return undefined
}

async function named(id: number, { db = prisma }: { db?: typeof prisma } = {}) {
  return db.user.findFirst({ where: { id } })
}

export async function defaults(posts: { authorId: number; teamId: number }[]) {
  for (const post of posts) {
    await author(post.authorId) // want "`prisma.user.findFirst`"
    await author(post.authorId, undefined) // want "`prisma.user.findFirst`"
    await author(post.authorId, false)
    await team(post.teamId) // want "`prisma.team.findFirst`"
    await team(post.teamId, {}) // want "`prisma.team.findFirst`"
    await team(post.teamId, { deep: false })
    await team(post.teamId, { cached: true })
    await named(post.authorId) // want "`db.user.findFirst`"
  }
}

class Memory {
  async load(id: number) {
    return { id }
  }
}

class Users {
  async load(id: number) {
    return prisma.user.findFirst({ where: { id } })
  }
}

/** The default of a parameter is its type. */
export async function typed(ids: number[], db = prisma, users = new Users(), memory = new Memory()) {
  for (const id of ids) {
    await db.team.findFirst({ where: { id } }) // want "`db.team.findFirst`"
    await users.load(id) // want "`prisma.user.findFirst`"
    await memory.load(id)
  }
}
