import type { DataSource } from 'typeorm'
import { User } from './entities'

// Whoever calls it may have loaded the posts.
export async function titles(users: User[]) {
  const all = []
  for (const user of users) all.push(...(await user.posts).map((post) => post.title))
  return all
}

export function byMapper(users: User[]) {
  return Promise.all(users.map(async (user) => ({ id: user.id, posts: await user.posts })))
}

// Made here, never loaded.
export async function made(emails: string[]) {
  const all = []
  for (const email of emails) {
    const user = new User()
    user.email = email
    all.push(await user.posts)
  }
  return all
}

export async function chosenElsewhere(source: DataSource) {
  const users = await source.getRepository(User).find({ relations: JSON.parse('{ "posts": true }') })
  const all = []
  for (const user of users) all.push(await user.posts)
  return all
}
