import { In, type Repository } from 'typeorm'
import { type Post, User } from './entities'

interface Hint {
  users: Map<number, User>
}

export class Packing {
  constructor(private readonly users: Repository<User>) {}

  async user(source: number | User) {
    const user = typeof source === 'object' ? source : await this.users.findOneByOrFail({ id: source })
    return { id: user.id, name: user.name }
  }

  async post(post: Post, options?: { hint?: Hint }) {
    const hint = options?.hint
    return { id: post.id, author: await (hint?.users.get(post.authorId) ?? this.user(post.authorId)) }
  }

  async byId(ids: number[]) {
    return new Map((await this.users.findBy({ id: In(ids) })).map((user) => [user.id, user]))
  }

  // A table that lies in an object which the caller holds as a whole.
  async posts(posts: Post[]) {
    const users = await this.byId(posts.map((post) => post.authorId))
    const hint: Hint = { users }
    return Promise.all(posts.map((post) => this.post(post, { hint })))
  }

  // What `typeof` says of an item, it says of what is passed on.
  async objects(sources: (number | User)[]) {
    const objects = sources.filter((source): source is User => typeof source === 'object')
    return Promise.all(objects.map((one) => this.user(one)))
  }

  async mixed(sources: (number | User)[]) {
    const objects = sources.filter((source): source is User => typeof source === 'object')
    const ids = sources.filter((source): source is number => typeof source === 'number')
    if (ids.length > 0) objects.push(...await this.users.findBy({ id: In(ids) }))
    return Promise.all(objects.map((one) => this.user(one)))
  }

  async walked(sources: (number | User)[]) {
    const packed = []
    for (const source of sources) if (typeof source === 'object') packed.push(await this.user(source))
    return packed
  }

  async numbers(sources: (number | User)[]) {
    const packed = []
    for (const source of sources) if (typeof source === 'number') packed.push(await this.user(source)) // want "`this.user` reaches `this.users.findOneByOrFail`"
    return packed
  }

  async ids(ids: number[]) {
    return Promise.all(ids.map((id) => this.user(id))) // want "`this.user` reaches `this.users.findOneByOrFail` once for each `id` of `ids`"
  }

  async bare(posts: Post[]) {
    return Promise.all(posts.map((post) => this.post(post))) // want "`this.post` reaches `this.users.findOneByOrFail` once for each `post` of `posts`"
  }
}
