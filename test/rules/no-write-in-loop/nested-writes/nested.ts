import { prisma } from './db'

export async function withPosts(users: { email: string; title: string }[]) {
  await Promise.all(users.map((user) => prisma.user.create({ // want "`prisma.user.create`"
    data: { email: user.email, posts: { create: { title: user.title, slug: user.title } } },
  })))
}
