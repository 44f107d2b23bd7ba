import { prisma } from './db'

export async function countPosts(authorId: number) {
  return prisma.post.count({ where: { authorId } })
}

export async function listUsers() {
  return prisma.user.findMany()
}

export async function notify(name: string | null) {
  return `Hello ${name}`
}

export const createActivities = (db: typeof prisma) => ({
  async countComments(authorId: number) {
    return db.comment.count({ where: { authorId } })
  },
})

export type Activities = ReturnType<typeof createActivities>
