import { PrismaClient, type Prisma } from '@prisma/client'

const prisma = new PrismaClient()

export const getDbClient = (tx?: Prisma.TransactionClient) => tx ?? prisma

export async function byFactory(ids: number[], tx?: Prisma.TransactionClient) {
  const db = getDbClient(tx)
  for (const id of ids) await db.post.count({ where: { authorId: id } }) // want "`db.post.count`"
}

export function buildPosts({ prisma: client }: { prisma: PrismaClient | Prisma.TransactionClient }) {
  return {
    latest: (authorId: number) => client.post.findFirst({ where: { authorId } }),
    async count(authorId: number) {
      return client.post.count({ where: { authorId } })
    },
  }
}

export async function byBuilder(ids: number[]) {
  await prisma.$transaction(async (transaction) => {
    const posts = buildPosts({ prisma: transaction })
    for (const id of ids) {
      await posts.latest(id) // want "post.findFirst"
      await posts.count(id) // want "post.count"
    }
  })
}
