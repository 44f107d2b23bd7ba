import { prisma } from './db'

// Every row gets its own values: there is no bulk form.
export async function rename(posts: { id: number; title: string }[]) {
  for (const post of posts) await prisma.post.update({ where: { id: post.id }, data: { title: post.title.trim() } })
}

export async function upserts(users: { email: string; name: string }[]) {
  for (const { email, name } of users) {
    await prisma.user.upsert({ where: { email }, update: { name }, create: { email, name } })
  }
}
