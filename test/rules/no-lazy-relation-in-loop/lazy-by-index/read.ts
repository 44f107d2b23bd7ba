import type { DataSource } from 'typeorm'
import { User } from './entities'

export async function counted(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  let count = 0
  for (let at = 0; at < users.length; at++) {
    count += (await users[at]!.posts).length // want "loads a relation"
  }
  return count
}

export async function named(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  let count = 0
  for (let at = 0; at < users.length; at++) {
    const user = users[at]!
    count += (await user.posts).length // want "loads a relation"
  }
  return count
}

export async function first(source: DataSource) { // want fn:"1 … 2"
  const users = await source.getRepository(User).find()
  for (const user of users) {
    const posts = await user.posts
    return posts.length
  }
  return 0
}

export async function backwards(source: DataSource) {
  const users = await source.getRepository(User).find()
  for (let at = users.length - 1; at >= 0; at--) {
    const user = users[at]!
    console.log((await user.posts).length) // want "`user.posts` loads a relation"
  }
}
