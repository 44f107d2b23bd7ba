import type { DataSource } from 'typeorm'
import { Author, Book } from './models'

export async function statics(source: DataSource) { // want fn:"1 + N(authors)"
  Author.useDataSource(source)
  Book.useDataSource(source)
  const authors = await Author.find()
  const all = []
  for (const author of authors) all.push(await Book.findBy({ author: { id: author.id } })) // want "`Book.findBy` runs once for each `author` of `authors`"
  return all
}

export async function methods(source: DataSource) { // want fn:"1 + N(authors)"
  Author.useDataSource(source)
  Book.useDataSource(source)
  const authors = await Author.find()
  return Promise.all(authors.map((author) => author.bookCount())) // want "`author.bookCount` reaches `Book.count` once for each `author` of `authors`"
}

export async function ownStatics(source: DataSource) { // want fn:"1 + N(authors)"
  Author.useDataSource(source)
  const authors = await Author.find()
  const all = []
  for (const author of authors) all.push(await Author.named(author.name)) // want "pass it in: `Author.findBy({ name: In([ … ]) })` loads the rows"
  return all
}

export async function reloaded(source: DataSource) { // want fn:"1 + N(authors)"
  Author.useDataSource(source)
  const authors = await Author.find()
  for (const author of authors) await author.reload() // want "`author.reload` runs once for each `author` of `authors`"
}

export async function loaded(source: DataSource) { // want fn:"1"
  Author.useDataSource(source)
  const authors = await Author.find({ relations: { books: true } })
  return authors.map((author) => author.books.length)
}
