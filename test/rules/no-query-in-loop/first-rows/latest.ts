import { prisma } from './db'

// The latest row of each: a list of keys alone would load the whole history.
export async function latest(ids: number[]) {
  for (const authorId of ids) await prisma.post.findFirst({ where: { authorId }, orderBy: { id: 'desc' } }) // want "`prisma.post.findMany({ where: { authorId: { in: … } }, distinct: ['authorId'], … })` loads the first row of each in one query."
}

export async function latestAlong() {
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.post.findFirst({ where: { authorId: user.id }, orderBy: { id: 'desc' } }) // want "or `include: { posts: { take: 1, … } }` on the query of the `User` rows loads them along"
}

export async function ofATeam(slugs: string[]) {
  for (const slug of slugs) await prisma.user.findFirst({ where: { team: { slug } }, orderBy: { score: 'desc' } }) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)`"
}

// Any row will do.
export async function some(ids: number[]) {
  for (const authorId of ids) await prisma.post.findFirst({ where: { authorId } }) // want "`prisma.post.findMany({ where: { authorId: { in: … } } })` loads the rows of all items"
}
