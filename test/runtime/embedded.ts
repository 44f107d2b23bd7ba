// A blog in memory, instrumented: tests of what is the same for every database need no server.

import { DataSource, EntitySchema } from 'typeorm'
import { instrument } from '../../src/runtime.ts'

export interface AuthorRow {
  id: number
  name: string
  posts?: readonly PostRow[]
}

export interface PostRow {
  id: number
  title: string
  authorId: number
}

const Author = new EntitySchema<AuthorRow>({
  name: 'Author',
  columns: { id: { type: Number, primary: true }, name: { type: String } },
  relations: { posts: { type: 'one-to-many', target: 'Post', inverseSide: 'author' } },
})

const Post = new EntitySchema<PostRow & { author: AuthorRow }>({
  name: 'Post',
  columns: { id: { type: Number, primary: true, generated: true }, title: { type: String }, authorId: { type: Number } },
  relations: { author: { type: 'many-to-one', target: 'Author', inverseSide: 'posts', joinColumn: { name: 'authorId' } } },
})

export interface EmbeddedBlog {
  readonly source: DataSource
  /** So many authors with two posts each. */
  populate(size: number): Promise<void>
  /** One statement. */
  together(): Promise<unknown>
  /** One statement, and one for each author. */
  oneByOne(): Promise<unknown>
  close(): Promise<void>
}

export async function embeddedBlog(): Promise<EmbeddedBlog> {
  const source = await new DataSource({ type: 'sqljs', entities: [Author, Post], synchronize: true }).initialize()
  instrument(source)
  const [authors, posts] = [source.getRepository(Author), source.getRepository(Post)]
  const blog: EmbeddedBlog = {
    source,
    async populate(size) {
      const ids = Array.from({ length: size }, (_, index) => index + 1)
      await posts.clear()
      await authors.clear()
      await authors.insert(ids.map((id) => ({ id, name: `author ${id}` })))
      await posts.insert(ids.flatMap((authorId) => [1, 2].map((number) => ({ authorId, title: `post ${number}` }))))
    },
    together: () => authors.find({ relations: { posts: true } }),
    async oneByOne() {
      const all = await authors.find()
      for (const author of all) author.posts = await posts.findBy({ authorId: author.id })
      return all
    },
    close: () => source.destroy(),
  }
  await blog.populate(3)
  return blog
}
