import { prisma } from './db'

export async function perPost() {
  const posts = await prisma.post.findMany()
  for (const post of posts) await prisma.user.update({ where: { id: post.authorId }, data: { score: { increment: 1 } } }) // want "`prisma.user.update` runs once for each `post` of `posts`, and several may change the same row: N(posts) statements. Add up in the loop what each row gets, and write each once; rows that get the same can share a call: `prisma.user.updateMany("
}

export async function perComment(comments: { author_id: number }[]) {
  for (const comment of comments) await credit(comment.author_id) // want "`credit` reaches `prisma.user.update` once for each `comment` of `comments`, and several may change the same row: N(comments) statements. Add up in the loop what each row gets, and write each once"
}

async function credit(id: number) {
  await prisma.user.update({ where: { id }, data: { score: { increment: 1 } } })
}

export async function perUser(ids: number[]) {
  for (const id of ids) await prisma.user.update({ where: { id }, data: { score: { increment: 1 } } }) // want "`updateMany` takes them all in one call"
}
