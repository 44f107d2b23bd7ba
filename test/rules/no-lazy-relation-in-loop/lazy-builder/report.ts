import type { DataSource, SelectQueryBuilder } from 'typeorm'
import { User } from './entities'

function active(source: DataSource): SelectQueryBuilder<User> {
  return source.getRepository(User).createQueryBuilder('user').where('user.active = :active', { active: true })
}

export async function built(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).createQueryBuilder('user').where('user.active = :active', { active: true }).getMany()
  const all = []
  for (const user of users) all.push(await user.posts) // want "`user.posts`"
  return all
}

export async function builtElsewhere(source: DataSource) { // want fn:"1 + N(users)"
  const users = await active(source).getMany()
  const all = []
  for (const user of users) all.push(await user.posts) // want "`user.posts`"
  return all
}

export async function counted(source: DataSource) { // want fn:"1 + N(users) … 2 + N(users)"
  const [users] = await source.getRepository(User).findAndCount()
  const all = []
  for (const user of users) all.push(await user.posts) // want "`user.posts`"
  return all
}
