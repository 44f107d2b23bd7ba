import { prisma } from './db'

class Posts {
  of(authorId: number) {
    return prisma.post.findMany({ where: { authorId } })
  }
}

export class Digests {
  constructor(private readonly posts = new Posts()) {}

  async all(ids: number[]) {
    const found = []
    for (const id of ids) found.push(await this.posts.of(id)) // want "`this.posts.of` reaches `prisma.post.findMany` once for each `id` of `ids`"
    return found
  }
}

export class Texts {
  constructor(private readonly made = { of: (id: number) => `post ${id}` }) {}

  all(ids: number[]) {
    return ids.map((id) => this.made.of(id))
  }
}
