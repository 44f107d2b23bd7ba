import type { PrismaClient } from './generated/client'

export async function purge(prisma: PrismaClient) { // want fn:"1 + N(comments)"
  const comments = await prisma.comment.findMany()
  await Promise.all(comments.map((comment) => prisma.comment.delete({ where: { id: comment.id } }))) // want "`prisma.comment.delete`"
}
