import type { DataSource, EntityManager } from 'typeorm'
import { built, latest, stored } from './helpers.js'

export async function use(source: DataSource, manager: EntityManager, ids: number[]) {
  for (const id of ids) await latest(source, id) // want "`latest` reaches `source.getRepository(Post).findOneBy` once for each `id` of `ids`: N(ids) queries"
  for (const id of ids) await built(manager, id) // want "`built` reaches"
  for (const id of ids) await latest(manager, id) // want "`source.getRepository(Post).findOneBy`"
}

class Store {
  private readonly rows = new Map<number, object>()

  getRepository() {
    return { findOneBy: async ({ authorId }: { authorId: number }) => this.rows.get(authorId) }
  }
}

export async function inMemory(store: Store, ids: number[]) {
  for (const id of ids) await stored(store, id)
}
