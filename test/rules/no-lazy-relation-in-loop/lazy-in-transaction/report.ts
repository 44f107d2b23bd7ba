import type { DataSource } from 'typeorm'
import { User } from './entities'

export async function inTransaction(source: DataSource) { // want fn:"1 + N(users)"
  return source.transaction(async (manager) => {
    const users = await manager.find(User)
    return Promise.all(users.map((user) => user.posts)) // want "`user.posts` loads a relation of each `user` of `users`"
  })
}

export async function isolated(source: DataSource) { // want fn:"1"
  return source.transaction('SERIALIZABLE', async (manager) => {
    const users = await manager.find(User, { relations: { posts: true } })
    return Promise.all(users.map((user) => user.posts))
  })
}
