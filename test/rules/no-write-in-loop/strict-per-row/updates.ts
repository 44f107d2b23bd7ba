import { prisma } from './db'

export async function rename(posts: { id: number; title: string }[]) {
  for (const post of posts) {
    await prisma.post.update({ where: { id: post.id }, data: { title: post.title.trim() } }) // want "`prisma.post.update`"
  }
}

async function renameOrTell(id: number, title: string) {
  try {
    await prisma.post.update({ where: { id }, data: { title } })
  } catch {
    await prisma.post.create({ data: { title, authorId: 1 } })
  }
}

export async function renameAll(posts: { id: number; title: string }[]) {
  for (const post of posts) {
    await renameOrTell(post.id, post.title) // want "`renameOrTell` reaches `prisma.post.update` once for each `post` of `posts`, with data that differ"
  }
}
