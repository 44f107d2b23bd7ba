import { prisma } from './db'
import type { PostReader } from './ports'

export class DatabasePosts implements PostReader {
  async latest(authorId: number) {
    return prisma.post.findFirst({ where: { authorId } })
  }
}
