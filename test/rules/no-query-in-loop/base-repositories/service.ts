import { type InMemory, type PostRepository, Tags, type UserRepository } from './base'
import { prisma } from './db'
import type { Prisma } from './generated/client'

export class Service {
  constructor(private readonly users: UserRepository, private readonly posts: PostRepository, private readonly kept: InMemory, private readonly tags: Tags) {}

  async run(ids: number[]) {
    for (const id of ids) await this.users.byId(id) // want "`prisma.user.findMany("
    for (const id of ids) await this.posts.byId(id) // want "`prisma.post.findMany("
    for (const id of ids) await this.kept.one(id)
    for (const id of ids) await this.tags.one(id) // want "`this.tags.one` reaches `this.held.findFirst`"
    const tags = new Tags(prisma)
    for (const id of ids) await tags.one(id) // want "`prisma.tag.findMany("
  }
}

export class Store {
  constructor(private readonly delegate: Prisma.CommentDelegate) {}

  async bodies(ids: number[]) {
    for (const id of ids) await this.delegate.findFirst({ where: { id } }) // want "`this.delegate.findFirst`"
  }
}
