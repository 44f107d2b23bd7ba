import { prisma } from './db'

// Several items may name the same row, which gets as much as all of them say: one `updateMany` would add once.

export async function perPost() {
  const posts = await prisma.post.findMany()
  for (const post of posts) await prisma.user.update({ where: { id: post.authorId }, data: { score: { increment: 1 } } })
}

export async function perWinner(matches: { winner: { id: number } }[]) {
  await Promise.all(matches.map(({ winner }) => prisma.user.update({ where: { id: winner.id }, data: { score: { increment: 10 } } })))
}

// The items' own rows, and values that are the same however often they are written.
export async function perUser() {
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { score: { increment: 1 } } }) // want "`prisma.user.updateMany({ where: { id: { in: … } }, data })`"
}

export async function reset() {
  const posts = await prisma.post.findMany()
  for (const post of posts) await prisma.user.update({ where: { id: post.authorId }, data: { score: 0 } }) // want "`prisma.user.updateMany({ where: { id: { in: … } }, data })`"
}
