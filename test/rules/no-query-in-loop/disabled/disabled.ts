import { prisma } from './db'

export async function disabled(ids: number[]) {
  for (const id of ids) {
    // eslint-disable-next-line querylint/no-query-in-loop -- three at most
    await prisma.post.findMany({ where: { authorId: id } })
    await prisma.post.count({ where: { authorId: id } }) // eslint-disable-line querylint/no-query-in-loop
    await prisma.comment.count({ where: { authorId: id } }) // want "`prisma.comment.count`"
    /* eslint-disable querylint/no-query-in-loop */
    await prisma.comment.findFirst({ where: { authorId: id } })
    /* eslint-enable querylint/no-query-in-loop */
    await prisma.comment.findMany({ where: { authorId: id } }) // want "`prisma.comment.findMany`"
  }
}
