import type { PrismaClient } from './generated/client'

class Holder {
  constructor(protected readonly store: PrismaClient) {}
}

type Holding = new (...args: any[]) => { store: PrismaClient }

// What a mixin finds at hand is of the class that it was given.
const Finding = <B extends Holding>(Base: B) => class extends Base {
  latest(id: number) {
    return this.store.post.findFirst({ where: { authorId: id } })
  }
}

function Counting(Base: any) {
  class Counted extends Base {
    count(id: number) {
      return this.latest(id)
    }
  }
  return Counted
}

class Posts extends Finding(Holder) {}

class Counts extends Counting(Finding(Holder)) {}

export async function use(store: PrismaClient, ids: number[]) {
  for (const id of ids) await new Posts(store).latest(id) // want "`this.store.post.findFirst` once for each `id` of `ids`: N(ids) queries"
  const counts = new Counts(store)
  for (const id of ids) await counts.count(id) // want "`this.store.post.findFirst` once for each `id` of `ids`: N(ids) queries"
}

class Kept {
  protected readonly store = { post: { findFirst: async (of: object) => of } }
}

class InMemory extends Finding(Kept as any) {}

export async function inMemory(memory: InMemory, ids: number[]) {
  for (const id of ids) await memory.latest(id)
}
