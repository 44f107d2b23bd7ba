import { prisma } from './db'

export async function reassign(postIds: number[], authorId: number) {
  for (const id of postIds) await prisma.post.update({ where: { id }, data: { authorId } }) // want "`prisma.post.update`"
}

export async function perPair(pairs: { id: number; authorId: number }[]) {
  for (const { id, authorId } of pairs) await prisma.post.update({ where: { id }, data: { authorId } })
}
