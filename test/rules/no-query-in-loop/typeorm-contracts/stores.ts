import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

export interface Store {
  load(id: number): Promise<unknown>
  send(id: number): Promise<unknown>
}

export interface Mixed {
  one(id: number): Promise<unknown>
}

export class SqlStore implements Store {
  constructor(private readonly source: DataSource) {}

  load(id: number) {
    return this.source.getRepository(Post).findOneBy({ id })
  }

  send(id: number) {
    return this.source.getRepository(Post).findOneBy({ id })
  }
}

export function createStore(source: DataSource): Store {
  const users = source.getRepository(User)
  return { load: (id) => users.findOneBy({ id }), send: async (id) => users.findOneBy({ id }) }
}

export class StoredMixed implements Mixed {
  constructor(private readonly source: DataSource) {}

  one(id: number) {
    return this.source.getRepository(Post).findOneBy({ id })
  }
}

export const numbered: Mixed = { one: async (id) => id }
