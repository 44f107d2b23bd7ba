import type { PrismaClient } from './generated/client'

export class PostService {
  constructor(private readonly prisma: PrismaClient) {}

  async ofUser(authorId: number) {
    return this.prisma.post.findMany({ where: { authorId } })
  }

  async ofUsers(ids: number[]) {
    const result = []
    for (const id of ids) result.push(await this.ofUser(id)) // want "post.findMany"
    return result
  }
}
