import { prisma } from './database'

export function countComments(postId: number) {
  return prisma.comment.count({ where: { postId } })
}
