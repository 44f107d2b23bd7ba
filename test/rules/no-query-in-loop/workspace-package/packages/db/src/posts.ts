import { prisma } from './index.js'

export async function postsOf(authorId: number) {
  return prisma.post.findMany({ where: { authorId } })
}
