import type { Post, User } from './generated/client'
import { prisma } from './db'

// A row has its type from where the client has its own; it is no database.
async function latest(user: User) {
  return prisma.post.findFirst({ where: { authorId: user.id } })
}

export async function each(users: User[]) {
  for (const user of users) await latest(user) // want "`latest` reaches `prisma.post.findFirst` once for each `user` of `users`: N(users) queries"
}

export class Reports {
  constructor(private readonly store = prisma) {}

  async lines(posts: Post[]) {
    const authorOf = (post: Post) => this.store.user.findFirst({ where: { id: post.authorId } })
    return Promise.all(posts.map(async (post) => ({ post, author: await authorOf(post) }))) // want "`authorOf` reaches `this.store.user.findFirst` once for each `post` of `posts`"
  }
}
