import type { Repository } from 'typeorm'
import { Post, User } from './entities'

export interface Users {
  all(): Promise<User[]>
  again(): Promise<unknown[]>
}

// Methods for a repository in a file of their own, by what they say that `this` is.
export const users: Users & ThisType<Repository<User> & Users> = {
  async all() {
    return this.find()
  },
  async again() {
    const found = []
    for (const user of await this.all()) found.push(await this.findOneBy({ id: user.id })) // want "`this.findOneBy` runs once"
    return found
  },
}

export const posts = {
  async each(this: Repository<Post>, ids: number[]) {
    for (const id of ids) await this.findOneBy({ id }) // want "`this.findOneBy` runs once for each `id` of `ids`"
  },
}

// Something else has a method of that name.
export const cache = {
  async each(this: Map<number, Post>, ids: number[]) {
    for (const id of ids) this.get(id)
  },
}
