import { prisma } from './db'

export class PostRepository {
  latest(authorId: number) {
    return prisma.post.findFirst({ where: { authorId }, orderBy: { id: 'desc' } })
  }
}
