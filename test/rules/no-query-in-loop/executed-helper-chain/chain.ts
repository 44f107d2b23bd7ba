import type { PrismaClient } from './generated/client'

class Authors {
  constructor(private readonly prisma: PrismaClient) {}

  async nameOf(id: number) {
    const author = await this.prisma.user.findFirst({ where: { id }, include: { team: true, posts: true } })
    return author?.name
  }
}

export async function authorsOfComments(prisma: PrismaClient) { // want fn:"1 + 3·N(comments)"
  const authors = new Authors(prisma)
  const comments = await prisma.comment.findMany()
  const names = []
  for (const comment of comments) names.push(await authors.nameOf(comment.authorId)) // want "user.findFirst"
  return names
}
