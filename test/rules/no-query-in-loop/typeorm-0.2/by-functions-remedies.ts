import { getRepository } from 'typeorm'
import { Comment, User } from './entities'

// Before 0.3 `relations` is a list of names.
export async function withParents() {
  const users = await getRepository(User).find()
  const all = []
  for (const user of users) all.push(await getRepository(Comment).find({ where: { authorId: user.id } })) // want "or `relations: ['comments']` on the query of the `User` rows"
  return all
}
