import { prisma } from './db'

type Client = typeof prisma

export async function postsOf(authorId: number, tx: Client = prisma) {
  return tx.post.findMany({ where: { authorId } })
}

export async function either(authorId: number, tx?: Client) {
  return (tx || prisma).comment.findMany({ where: { authorId } })
}

export async function all(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    for (const id of ids) {
      await postsOf(id, tx as Client) // want "post.findMany"
      await postsOf(id) // want "post.findMany"
      await either(id) // want "comment.findMany"
    }
  })
}
