import { prisma } from './db'

export async function rename(posts: { id: number; title: string }[]) {
  for (const post of posts) {
    await prisma.post.update({ where: { id: post.id }, data: { title: post.title.trim() } }) // want "`prisma.post.update`"
  }
}
