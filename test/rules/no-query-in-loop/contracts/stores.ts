import { prisma } from './db'
import { Agent, type Factory, type Mixed, type Store } from './ports'

export class SqlStore implements Store {
  async load(id: number) {
    return prisma.post.findFirst({ where: { authorId: id } })
  }

  async send(id: number) {
    return prisma.comment.findFirst({ where: { postId: id } })
  }

  async get(id: number) {
    return prisma.tag.findFirst({ where: { id } })
  }
}

export function createStore(): Store {
  const users = prisma.user
  return {
    async load(id) {
      return users.findFirst({ where: { id } })
    },
    send: async (id) => users.findFirst({ where: { id } }),
    get: (id) => users.findFirst({ where: { id } }),
  }
}

export const factory: Factory = { make: () => createStore() }

// One of the two queries.
export const stored = { one: async (id: number) => prisma.post.findFirst({ where: { authorId: id } }) } satisfies Mixed
export const numbered: Mixed = { one: async (id) => id }

export class MailAgent extends Agent {
  async notify(id: number) {
    return prisma.user.findFirst({ where: { id } })
  }
}

export class PushAgent extends Agent {
  async notify(id: number) {
    return prisma.post.findFirst({ where: { authorId: id } })
  }
}
