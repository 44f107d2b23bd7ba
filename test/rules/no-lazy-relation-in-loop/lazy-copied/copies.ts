import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

// Getters of lazy relations are not enumerable: copies and serializers pass them by.
export async function written(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  return users.map((user) => JSON.stringify(user))
}

export async function spread(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  return users.map((user) => ({ ...user, label: user.email }))
}

export async function assigned(source: DataSource) { // want fn:"1"
  const posts = await source.getRepository(Post).find()
  const all = []
  for (const post of posts) all.push(Object.assign({}, post))
  return all
}

export async function keys(source: DataSource) { // want fn:"1"
  const posts = await source.getRepository(Post).find()
  const all = []
  for (const post of posts) for (const key of Object.keys(post)) all.push(key)
  return all
}
