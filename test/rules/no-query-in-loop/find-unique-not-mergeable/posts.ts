import { prisma } from './db'

export async function contains(ids: number[]) {
  return Promise.all(ids.map((id) => prisma.post.findUnique({ where: { id, title: { contains: 'sql' } } }))) // want "`prisma.post.findUnique`"
}
