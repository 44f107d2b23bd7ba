import { prisma } from './db'
import { userService } from './users'

// What another object has under the same name is another thing.
const cached = {
  byId: async (id: number) => ({ id }),

  async byIds(ids: number[]) {
    for (const id of ids) await this.byId(id)
  },
}

declare function define<T>(methods: T): T

// Whose methods these become, only what takes them knows.
export const model = define({
  async posts(authorId: number) {
    return prisma.post.count({ where: { authorId } })
  },

  async all(ids: number[]) {
    for (const id of ids) await this.posts(id)
  },
})

export async function run(ids: number[]) {
  await cached.byIds(ids)
  for (const id of ids) await userService.counts.posts(id) // want "`userService.counts.posts` reaches `prisma.post.count`"
}
