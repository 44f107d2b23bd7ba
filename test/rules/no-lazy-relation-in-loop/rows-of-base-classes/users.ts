import type { DataSource, Repository } from 'typeorm'
import { BaseService } from './base'
import { Post, User } from './entities'

export class Users extends BaseService<User> {
  constructor(repository: Repository<User>) {
    super(repository)
  }

  async posts() {
    let count = 0
    for (const user of await this.all()) count += (await user.posts).length // want "`user.posts` loads a relation of each `user` of `this.all()`: N(this.all()) queries."
    return count
  }

  async active() {
    const { found } = await this.some({ active: true })
    return Promise.all(found.map((user) => user.comments)) // want "`user.comments` loads a relation of each `user`"
  }

  perUser() {
    return this.collect(async (user) => (await user.posts).length) // want "`user.posts` loads a relation of each `user`"
  }

  // Loaded by the query: the caller says so.
  async loaded() {
    const users = await this.matching({ relations: { posts: true } })
    return Promise.all(users.map((user) => user.posts))
  }

  async matched() {
    const users = await this.matching()
    return Promise.all(users.map((user) => user.posts)) // want "`user.posts` loads a relation of each `user` of `users`: N(users) queries."
  }
}

export class Posts extends BaseService<Post> {
  // A post has no relation of that name, and its tags come with the query or not at all.
  async titles() {
    const titles: string[] = []
    for (const post of await this.all()) titles.push(`${post.title} ${(post as unknown as { posts: string }).posts}`)
    return titles
  }
}

export class Report {
  constructor(private readonly users: Users, private readonly posts: Posts) {}

  async write() {
    const posts = await this.posts.all()
    const lines: string[] = posts.map((post) => post.title)
    for (const user of await this.users.all()) lines.push(`${(await user.posts).length}`) // want "`user.posts` loads a relation of each `user` of `this.users.all()`"
    return lines
  }
}

// Whose rows they are, nobody says.
export async function any(service: BaseService<any>) {
  for (const one of await service.all()) await one.posts
}

async function both(a: BaseService<any>, b: BaseService<any>) {
  return { a: await a.all(), b: await b.all() }
}

export async function mixed(users: Users, posts: Posts) {
  const { b } = await both(users, posts)
  for (const one of b) await one.posts
}

export async function counted(source: DataSource) {
  return new Users(source.getRepository(User)).posts()
}
