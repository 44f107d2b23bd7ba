import type { DataSource } from 'typeorm'
import { User } from './entities'

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
