import { DataSource, type Repository } from 'typeorm'
import { Post, User } from './entities'

export abstract class Base<T extends { id: number }> {
  constructor(protected readonly source: DataSource) {}

  protected abstract get rows(): Repository<any>

  byId(id: number): Promise<T | null> {
    return this.rows.findOneBy({ id })
  }

  async all(ids: number[]) {
    for (const id of ids) await this.rows.findOneBy({ id }) // want "`this.rows.findOneBy` runs once for each `id` of `ids`"
  }
}

export class Users extends Base<User> {
  get rows() {
    return this.source.getRepository(User)
  }
}

export class Posts extends Base<Post> {
  get rows() {
    return this.source.getRepository(Post)
  }
}

// What is not typed, each class says.
export abstract class Loose {
  protected abstract rows: any

  async all(ids: number[]) {
    for (const id of ids) await this.rows.findOneBy({ id }) // want "`this.rows.findOneBy` runs once for each `id` of `ids`"
  }
}

export class LooseUsers extends Loose {
  protected rows = new DataSource({ type: 'sqljs' }).getRepository(User)
}

abstract class Kept {
  protected abstract rows: any

  async all(ids: number[]) {
    for (const id of ids) await this.rows.findOneBy({ id })
  }
}

export class Memory extends Kept {
  protected rows = { findOneBy: async ({ id }: { id: number }) => id }
}

export async function run(ids: number[], users: Users, posts: Posts) {
  for (const id of ids) await users.byId(id) // want "`users.byId` reaches `this.rows.findOneBy`"
  for (const id of ids) await posts.byId(id) // want "`posts.byId` reaches `this.rows.findOneBy`"
}
