import type { DataSource } from 'typeorm'
import { Post, type User } from './entities'

// What a function around them made, the methods it hands out query with, whoever calls them.
export function createReports(source: DataSource) {
  const posts = source.getRepository(Post)
  return {
    async found(ids: number[]) {
      const all = []
      for (const id of ids) all.push(await posts.findBy({ authorId: id })) // want "`posts.findBy` runs once for each `id` of `ids`"
      return all
    },
    built: async (ids: number[]) => Promise.all(ids.map((id) => posts.createQueryBuilder('post').where('post.authorId = :id', { id }).getMany())), // want "getMany"
    one: (id: number) => posts.createQueryBuilder('post').where('post.authorId = :id', { id }).getMany(),
    all: (ids: number[]) => posts.createQueryBuilder('post').where('post.authorId IN (:...ids)', { ids }).getMany(),
    drafts: (ids: number[]) => ids.map((id) => posts.create({ authorId: id })),
  }
}

class Shelf {
  private readonly seen = new Map<number, string>()

  getRepository(_of: unknown) {
    return { findOneBy: async ({ id }: { id: number }) => this.seen.get(id) }
  }
}

// Other things have methods of those names.
export async function shelved(source: DataSource, ids: number[]) {
  return source.transaction(async () => {
    const tx = new Shelf()
    return Promise.all(ids.map((id) => tx.getRepository(Post).findOneBy({ id })))
  })
}

interface Store {
  getRepository(of: unknown): { findOneBy(where: { id: number }): Promise<unknown> }
}

export async function hidden(source: DataSource, users: User[], stores: Store[]) {
  return source.transaction(async (tx) => {
    const first = await tx.getRepository(Post).find({ take: 1 })
    return [first, await Promise.all(stores.map((tx) => tx.getRepository(Post).findOneBy({ id: users.length })))]
  })
}
