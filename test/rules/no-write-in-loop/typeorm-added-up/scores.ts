import type { EntityManager, Repository } from 'typeorm'
import { type Post, User } from './entities'

// Several posts of one author: one `increment` of all authors would add once.
export async function perPost(manager: EntityManager, posts: Post[]) {
  for (const post of posts) await manager.increment(User, { id: post.author.id }, 'score', 1)
}

export async function perAuthor(users: Repository<User>, rows: { authorId: number }[]) {
  for (const row of rows) await users.decrement({ id: row.authorId }, 'score', 1)
}

export async function perUser(users: Repository<User>, ids: number[]) {
  for (const id of ids) await users.increment({ id }, 'score', 1) // want "one `increment` takes them all in one call"
}

export async function perRow(users: Repository<User>) {
  for (const user of await users.find()) await users.decrement({ id: user.id }, 'score', 1) // want "one `decrement` takes them all in one call"
}
