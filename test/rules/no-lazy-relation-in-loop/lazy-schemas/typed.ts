import { type DataSource, EntitySchema } from 'typeorm'

interface Shelf {
  id: number
  books: Promise<Book[]>
}

interface Book {
  id: number
  shelf: Shelf
}

export class Author {
  id!: number
  works!: Promise<Book[]>
}

export const shelves = new EntitySchema<Shelf>({
  name: 'Shelf',
  columns: { id: { type: Number, primary: true } },
  relations: { books: { type: 'one-to-many', target: 'Book', inverseSide: 'shelf', lazy: true } },
})

export const authors = new EntitySchema<Author>({
  name: 'Author',
  target: Author,
  columns: { id: { type: Number, primary: true } },
  relations: { works: { type: 'one-to-many', target: 'Book', inverseSide: 'author', lazy: true } },
})

export async function sizes(source: DataSource) {
  const sizes: number[] = []
  for (const shelf of await source.getRepository(shelves).find()) sizes.push((await shelf.books).length) // want "`shelf.books` loads a relation of each `shelf`"
  return sizes
}

export async function works(source: DataSource) {
  const all = await source.getRepository(Author).find()
  return Promise.all(all.map((author) => author.works)) // want "`author.works` loads a relation of each `author` of `all`: N(all) queries."
}
