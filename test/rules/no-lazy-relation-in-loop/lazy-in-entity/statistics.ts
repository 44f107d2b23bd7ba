import type { DataSource } from 'typeorm'
import { Author } from './author'

export async function productive(source: DataSource) { // want fn:"1 + N(authors)"
  const authors = await source.getRepository(Author).find()
  const all = []
  for (const author of authors) {
    if (await author.isProductive()) all.push(author) // want "`author.isProductive` reaches `this.books`, which loads a relation of each `author` of `authors`"
  }
  return all
}

export async function loaded(source: DataSource) { // want fn:"1"
  const authors = await source.getRepository(Author).find({ relations: { books: true } })
  const counts = []
  for (const author of authors) counts.push(await author.bookCount(), await author.isProductive())
  return counts
}
