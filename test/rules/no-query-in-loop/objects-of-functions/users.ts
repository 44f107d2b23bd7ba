import { prisma } from './db'

// A service that is an object: its methods ask one another through `this`, wherever they are called from.
export const userService = {
  async byId(id: number) {
    return prisma.user.findUnique({ where: { id } })
  },

  async byIds(ids: number[]) {
    const users = []
    for (const id of ids) users.push(await this.byId(id)) // want "`this.byId` reaches `prisma.user.findUnique` once for each `id` of `ids`"
    return users
  },

  async together(ids: number[]) {
    return Promise.all(ids.map((id) => this.byId(id)))
  },

  async totals(ids: number[]) {
    return Promise.all(ids.map(async (id) => ({ id, posts: await this.counts.posts(id) }))) // want "`this.counts.posts` reaches `prisma.post.count`"
  },

  counts: {
    posts(authorId: number) {
      return prisma.post.count({ where: { authorId } })
    },

    async all(ids: number[]) {
      for (const id of ids) await this.posts(id) // want "`this.posts` reaches `prisma.post.count`"
    },
  },

  async named(ids: number[]) {
    for (const id of ids) await this.later(id)
  },

  nameOf(id: number) {
    return `user ${id}`
  },

  later(_id: number): unknown {
    return undefined
  },

  async labels(ids: number[]) {
    for (const id of ids) console.log(this.nameOf(id))
  },
}

export default {
  async latest(authorId: number) {
    return prisma.post.findFirst({ where: { authorId }, orderBy: { id: 'desc' } })
  },

  latestOf(ids: number[]) {
    return Promise.all(ids.map(async (id) => this.latest(id))) // want "`this.latest` reaches `prisma.post.findFirst`"
  },
}
