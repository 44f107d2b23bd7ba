import { prisma } from './db'

export function countComments(postId: number) {
  return prisma.comment.count({ where: { postId } })
}

export default async function latestComment(postId: number) {
  return prisma.comment.findFirst({ where: { postId } })
}
