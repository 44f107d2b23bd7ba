import { prisma } from './db'

export const queries = {
  posts: {
    async ofUser(authorId: number) {
      return prisma.post.findMany({ where: { authorId } })
    },
  },
}
