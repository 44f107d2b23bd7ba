import { prisma } from './db'

export async function raw(ids: number[]) {
  for (const id of ids) {
    await prisma.$queryRaw`SELECT * FROM "Post" WHERE "authorId" = ${id}` // want "`prisma.$queryRaw`"
  }
}

export async function once() {
  return prisma.$queryRaw`SELECT 1`
}
