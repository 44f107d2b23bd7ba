import { PrismaClient } from './generated/client'

const prisma = new PrismaClient()

/** Methods that lists, maps and loggers have as well. */
export class Posts {
  async find(authorId: number) {
    return prisma.post.findFirst({ where: { authorId } })
  }

  async filter(authorId: number) {
    return prisma.post.findMany({ where: { authorId } })
  }

  async log(authorId: number) {
    return prisma.post.count({ where: { authorId } })
  }
}

/** Keeps everything in memory. */
export class Seen {
  private readonly ids = new Map<number, number>()

  find(id: number) {
    return this.ids.get(id)
  }

  log(id: number) {
    this.ids.set(id, (this.ids.get(id) ?? 0) + 1)
  }
}
