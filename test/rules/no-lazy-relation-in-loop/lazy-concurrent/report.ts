import type { DataSource } from 'typeorm'
import { User } from './entities'

// Nothing merges them: at the same time is as many.
export async function concurrent(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return Promise.all(users.map(async (user) => ({ email: user.email, posts: await user.posts }))) // want "`user.posts` loads a relation of each `user` of `users`"
}

export async function handedOn(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = await Promise.all(users.map((user) => user.posts)) // want "`user.posts`"
  return all.flat()
}

export async function chained(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const counts: number[] = []
  await Promise.all(users.map((user) => user.posts.then((posts) => counts.push(posts.length)))) // want "`user.posts`"
  return counts
}
