import type { DataSource } from 'typeorm'
import { User } from './entities'

// Whoever hands the list over may have loaded the posts: not certain, in place as behind a function.
export function inPlace(users: User[]) {
  return Promise.all(users.map(async (user) => (await user.posts).length)) // want "`user.posts` loads a relation of each `user` of `users`"
}

async function countOf(user: User) {
  return (await user.posts).length
}

export function behindAFunction(users: User[]) {
  return Promise.all(users.map((user) => countOf(user))) // want "`countOf` reaches `user.posts`, which loads a relation of each `user` of `users`"
}

// The same object keeps what it has loaded.
export async function again(user: User, names: string[]) {
  const all = []
  for (const name of names) all.push(name, (await user.posts).length)
  return all
}

export async function loaded(source: DataSource) {
  const users = await source.getRepository(User).find({ relations: { posts: true } })
  return Promise.all(users.map((user) => countOf(user)))
}
