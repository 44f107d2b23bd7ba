import { prisma } from './db'

export async function publishAll(ids: number[]) {
  const operations = []
  for (const id of ids) {
    operations.push(prisma.post.update({ where: { id }, data: { published: true } })) // want "`prisma.post.update`"
  }
  await prisma.$transaction(operations)
}

export async function purge(ids: number[]) {
  await prisma.$transaction(ids.map((id) => prisma.comment.delete({ where: { id } }))) // want "`prisma.comment.delete`"
}
