import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function report(ids: number[]) {
  for (const id of ids) await prisma.post.findMany({ where: { authorId: id } })
}
