import type { DataSource } from 'typeorm'
import { User } from './entities'

export async function inBodies(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  let count = 0
  for (const user of users) {
    const { posts } = user // want "`user.posts` loads a relation of each `user` of `users`"
    count += (await posts).length
  }
  return count
}

export async function inAssignments(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  let count = 0
  let posts: User['posts']
  for (const user of users) {
    ({ posts } = user) // want "`user.posts` loads a relation of each `user` of `users`"
    count += (await posts).length
  }
  return count
}

export async function inTargets(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  let count = 0
  for (const { posts } of users) count += (await posts).length // want "loads a relation of each item of `users`"
  return count
}

export async function inParameters(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const posts = await Promise.all(users.map(async ({ posts: own }) => own)) // want "loads a relation of each item of `users`"
  return posts.length
}

export async function columns(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  return users.map(({ id, email }) => `${id} ${email}`)
}
