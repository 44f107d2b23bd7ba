import { prisma } from './db'

export async function shared(ids: number[], published: boolean) {
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId, published } })) // want "{ where: { authorId: { in: … }, … } }"
}

export async function ranked(ids: number[]) {
  for (const authorId of ids) console.log(await prisma.comment.findMany({ where: { authorId, postId: authorId }, take: 3 })) // want "ROW_NUMBER()"
}

export async function rankedOfRows() {
  for (const user of await prisma.user.findMany()) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id }, orderBy: { views: 'desc' }, take: 3 })) // want "`include: { posts: true }` on the query of the `User` rows loads them along, with its own `take`"
  }
}

export async function raw(ids: number[]) {
  for (const id of ids) console.log(await prisma.$queryRaw`SELECT * FROM "Post" WHERE "authorId" = ${id}`) // want "One statement with a list"
}
