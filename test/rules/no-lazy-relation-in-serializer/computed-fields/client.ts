import { PrismaClient } from './generated/client'

const base = new PrismaClient()

export const prisma = base.$extends({
  result: {
    user: {
      postCount: {
        needs: { id: true },
        compute(user) {
          return base.post.count({ where: { authorId: user.id } }).then((count) => count) // want "serialized (compute)"
        },
      },
      label: {
        needs: { name: true },
        compute(user) {
          return `user ${user.name}`
        },
      },
    },
  },
})
