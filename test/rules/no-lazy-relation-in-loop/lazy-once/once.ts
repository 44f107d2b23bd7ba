import type { DataSource } from 'typeorm'
import { Tag, User } from './entities'

export async function one(source: DataSource) { // want fn:"2"
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  return (await user.posts).map((post) => post.title)
}

export async function first(source: DataSource) { // want fn:"1 … 2"
  const users = await source.getRepository(User).find({ take: 1 })
  return users[0] === undefined ? [] : await users[0].posts
}

// The same object in each round: it keeps what it has loaded.
export async function kept(source: DataSource) { // want fn:"3"
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  const tags = await source.getRepository(Tag).find()
  const all = []
  for (const tag of tags) for (const post of await user.posts) all.push(`${tag.name} ${post.title}`)
  return all
}

// Once for each user, however many tags there are.
export async function keptByEach(source: DataSource) { // want fn:"2 + N(users)"
  const users = await source.getRepository(User).find()
  const tags = await source.getRepository(Tag).find()
  const all = []
  for (const user of users) {
    for (const tag of tags) all.push([tag.name, await user.posts]) // want "`user.posts` loads a relation of each `user` of `users`: N(users) queries"
  }
  return all
}
