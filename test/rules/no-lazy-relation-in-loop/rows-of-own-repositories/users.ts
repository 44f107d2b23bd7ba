import type { DataSource } from 'typeorm'
import { BaseRepository, Crud, Holding, OrderedRepository } from './base'
import { Post, User } from './entities'

export class Users extends BaseRepository<User> {
  constructor(source: DataSource) {
    super(User, source.createEntityManager())
  }

  async counts() {
    const counts: number[] = []
    for (const user of await this.every()) counts.push((await user.posts).length) // want "`user.posts` loads a relation of each `user` of `this.every()`: N(this.every()) queries."
    return counts
  }
}

export class Posts extends OrderedRepository<Post> {
  constructor(source: DataSource) {
    super(Post, source.createEntityManager())
  }
}

export class UserCrud extends Crud<User> {
  constructor(source: DataSource) {
    super(source, User)
  }
}

/** Its type argument alone says whose rows it has. */
export class HeldPosts extends Holding<Post> {}

export async function counted(source: DataSource) { // want fn:"1 + N(users.every())"
  const users = new Users(source)
  let count = 0
  for (const user of await users.every()) count += (await user.posts).length // want "`user.posts` loads a relation of each `user`"
  return count
}

export async function one(users: Users, id: number) {
  const user = await users.mustFind(id)
  const texts: string[] = []
  for (const post of await user.posts) texts.push(`${(await post.tags).length}`) // want "`post.tags` loads a relation of each `post` of `user.posts`"
  return texts
}

export async function ordered(posts: Posts) {
  for (const post of await posts.ordered()) console.log(await post.tags) // want "`post.tags` loads a relation of each `post` of `posts.ordered()`"
}

export async function inherited(posts: Posts) {
  for (const post of await posts.every()) console.log(await post.tags) // want "`post.tags` loads a relation of each `post` of `posts.every()`"
}

export async function held(users: UserCrud, posts: HeldPosts) {
  for (const user of await users.all()) console.log(await user.posts) // want "`user.posts` loads a relation of each `user` of `users.all()`"
  for (const user of await users.newest()) console.log(await user.posts) // want "`user.posts` loads a relation of each `user` of `users.newest()`"
  for (const post of await posts.listed()) console.log(await post.tags) // want "`post.tags` loads a relation of each `post` of `posts.listed()`"
}

export async function annotated(users: Crud<User>) {
  for (const user of await users.all()) console.log(await user.posts) // want "`user.posts` loads a relation of each `user` of `users.all()`"
}

export async function made(source: DataSource) {
  for (const post of await new Crud(source, Post).all()) console.log(await post.tags) // want "`post.tags` loads a relation of each `post`"
}
