import { prisma } from './database'

export function countPosts(authorId: number) {
  return prisma.post.count({ where: { authorId } })
}

/** As a package calls one of its functions too: what the project says decides. */
export function parse(id: number) {
  return id + 1
}

export class Posts {
  latest(authorId: number) {
    return prisma.post.findFirst({ where: { authorId } })
  }
}
