import { prisma } from './db'

export async function purge(ids: number[]) {
  await prisma.$transaction(async (tx) => {
    for (const id of ids) await tx.comment.delete({ where: { id } }) // want "`tx.comment.delete`"
  })
}
