import { prisma } from './db'
import { byCopy, byEntries, byGrowingQueue, byIndex, byQueue } from './walkers'

// The list that a function walks is the caller's, also where its entries, its indices or a copy of it are walked.

export async function many(ids: number[]) {
  await byEntries(ids, (id) => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each item of `ids`: N(ids) queries"
  await byIndex(ids, (id) => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each item of `ids`: N(ids) queries"
  await byCopy(ids, (id) => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each `id` of `ids`: N(ids) queries"
  await byQueue(ids, (id) => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each item of `ids`"
}

export async function few() {
  await byEntries([1, 2], (id) => prisma.post.findFirst({ where: { authorId: id } }))
  await byIndex([1, 2], (id) => prisma.post.findFirst({ where: { authorId: id } }))
  await byCopy([1, 2], (id) => prisma.post.findFirst({ where: { authorId: id } }))
  await byQueue([1, 2], (id) => prisma.post.findFirst({ where: { authorId: id } }))
}

export async function growing() {
  await byGrowingQueue([1, 2], (id) => prisma.post.findMany({ where: { authorId: id } }), (posts) => posts.map((post) => post.authorId)) // want "`prisma.post.findMany` runs once"
}
