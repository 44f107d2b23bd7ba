import type { DataSource } from 'typeorm'
import { User } from './entities'

// Rows by their keys are the rows.
export async function byKey(source: DataSource) {
  const users = await source.getRepository(User).find()
  const byId = new Map(users.map((user) => [user.id, user]))
  for (const user of byId.values()) console.log((await user.posts).length) // want "`user.posts` loads a relation of each `user` of `byId`: N(byId) queries"
}

export async function inPairs(source: DataSource) {
  const users = await source.getRepository(User).find()
  const byId = new Map(users.map((user) => [user.id, user] as const))
  for (const [id, user] of byId) console.log(id, (await user.comments).length) // want "`user.comments` loads a relation"
}
