import { prisma } from './db'

export async function viewed(ids: number[]) {
  await Promise.all(ids.map((id) => prisma.post.update({ where: { id }, data: { views: { increment: 1 } } }))) // want "`prisma.post.update`"
}
