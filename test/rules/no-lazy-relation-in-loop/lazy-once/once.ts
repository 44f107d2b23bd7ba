import type { DataSource } from 'typeorm'
import { User } from './entities'

export async function one(source: DataSource) { // want fn:"2"
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  return (await user.posts).map((post) => post.title)
}

export async function first(source: DataSource) { // want fn:"1 … 2"
  const users = await source.getRepository(User).find({ take: 1 })
  return users[0] === undefined ? [] : await users[0].posts
}
