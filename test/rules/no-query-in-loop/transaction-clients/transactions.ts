import { Prisma, PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function interactive(ids: number[]) {
  await prisma.$transaction(async (tx) => {
    for (const id of ids) await tx.post.findMany({ where: { authorId: id } }) // want "`tx.post.findMany`"
  })
}

export async function annotated(trx: Prisma.TransactionClient, ids: number[]) {
  for (const id of ids) await trx.post.count({ where: { authorId: id } }) // want "`trx.post.count`"
}

type Reduced = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

export async function omitted(store: Reduced, ids: number[]) {
  for (const id of ids) await store.comment.count({ where: { authorId: id } }) // want "`store.comment.count`"
}

// The parameter hides the client of the module.
export async function shadowed(prisma: Prisma.TransactionClient, ids: number[]) {
  for (const id of ids) await prisma.comment.findMany({ where: { postId: id } }) // want "`prisma.comment.findMany`"
}

export async function either(ids: number[], store: PrismaClient | Prisma.TransactionClient = prisma) {
  for (const id of ids) await store.comment.findMany({ where: { postId: id } }) // want "`store.comment.findMany`"
}
