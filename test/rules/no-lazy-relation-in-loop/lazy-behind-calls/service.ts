import type { DataSource } from 'typeorm'
import { User } from './entities'
import { UserMapper, toDto } from './mappers'

export async function list(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return Promise.all(users.map((user) => toDto(user))) // want "`toDto` reaches `user.posts`, which loads a relation of each `user` of `users`"
}

export async function listByReference(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return Promise.all(users.map(toDto)) // want "`toDto` reaches `user.posts`"
}

export async function views(source: DataSource) { // want fn:"1 + N(users)"
  const mapper = new UserMapper()
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await mapper.toView(user)) // want "`mapper.toView` reaches `user.comments`"
  return all
}

export async function loadedBefore(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find({ relations: { posts: true } })
  return Promise.all(users.map((user) => toDto(user)))
}

export async function one(source: DataSource) { // want fn:"2"
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  return toDto(user)
}
