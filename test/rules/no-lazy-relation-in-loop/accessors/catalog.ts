import type { DataSource } from 'typeorm'
import { Author, Book } from './author'

export async function titles(source: DataSource) { // want fn:"1 + N(authors)"
  const authors = await source.getRepository(Author).find()
  const all: string[] = []
  for (const author of authors) all.push(...await author.titles) // want "`author.titles` reaches `this.books`, which loads a relation of each `author` of `authors`"
  return all
}

export async function shelves(source: DataSource) { // want fn:"1 + N(authors)"
  const authors = await source.getRepository(Author).find()
  return Promise.all(authors.map((author) => author.shelf)) // want "`author.shelf` reaches `this.books`, which loads a relation of each `author` of `authors`"
}

export async function credits(source: DataSource) { // want fn:"1 + N(books)"
  const books = await source.getRepository(Book).find()
  const lines: string[] = []
  for (const book of books) {
    lines.push(await book.credit) // want "`book.credit` reaches `this.author`, which loads a relation of each `book` of `books`"
  }
  return lines
}

export async function loaded(source: DataSource) { // want fn:"1"
  const authors = await source.getRepository(Author).find({ relations: { books: true } })
  const all: string[] = []
  for (const author of authors) all.push(`${author.initial}: ${(await author.titles).join()}`)
  return all
}

export async function one(source: DataSource) {
  const book = await source.getRepository(Book).findOneByOrFail({ title: 'Book 1' })
  return book.credit
}
