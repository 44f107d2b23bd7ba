import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

// Of a relation through a table of its own, either side may be a list; what holds the key is set for a list of rows.
export async function links(source: DataSource) {
  const users = await source.getRepository(User).find()
  for (const user of users) {
    await source.createQueryBuilder().relation(Post, 'tags').of(user.id).add(1) // want "`.of([ … ]).add(id)` serves the rows of all items in one statement"
    await source.createQueryBuilder().relation(Post, 'tags').of(1).add(user.id) // want "`.add([ … ])` takes the ids of all items in one statement"
    await source.createQueryBuilder().relation(Post, 'author').of(user.id).set(1) // want "`.of([ … ]).set(id)` serves the rows of all items in one statement"
    await source.createQueryBuilder().relation(User, 'posts').of(1).add(user.id) // want "`.add([ … ])` takes the ids"
    // One row at a time gets others that hold its key.
    await source.createQueryBuilder().relation(User, 'posts').of(user.id).add(1)
  }
}
