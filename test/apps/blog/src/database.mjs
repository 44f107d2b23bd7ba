// The blog's data, in memory. Whoever imports this has a data source that is instrumented.

import { instrument } from 'querylint/runtime'
import { DataSource, EntitySchema } from 'typeorm'

export const Author = new EntitySchema({
  name: 'Author',
  columns: { id: { type: Number, primary: true }, name: { type: String } },
  relations: { posts: { type: 'one-to-many', target: 'Post', inverseSide: 'author' } },
})

export const Post = new EntitySchema({
  name: 'Post',
  columns: { id: { type: Number, primary: true, generated: true }, title: { type: String }, authorId: { type: Number } },
  relations: { author: { type: 'many-to-one', target: 'Author', inverseSide: 'posts', joinColumn: { name: 'authorId' } } },
})

export const database = new DataSource({ type: 'sqljs', entities: [Author, Post], synchronize: true })

export async function open() {
  if (database.isInitialized) return
  await database.initialize()
  instrument(database)
  await populate(3)
}

/** So many authors, with two posts each. */
export async function populate(size) {
  const ids = Array.from({ length: size }, (_, index) => index + 1)
  await database.getRepository(Post).clear()
  await database.getRepository(Author).clear()
  await database.getRepository(Author).insert(ids.map((id) => ({ id, name: `author ${id}` })))
  await database.getRepository(Post).insert(ids.flatMap((authorId) => [1, 2].map((number) => ({ authorId, title: `post ${number}` }))))
}
