// Two ways to list authors with their posts, and one author's page.

import { Author, Post, database } from './database.mjs'

export async function listAuthors() {
  return database.getRepository(Author).find({ relations: { posts: true } })
}

export async function listAuthorsOneByOne() {
  const authors = await database.getRepository(Author).find()
  for (const author of authors) {
    author.posts = await database.getRepository(Post).findBy({ authorId: author.id })
  }
  return authors
}

export async function findAuthor(id) {
  const author = await database.getRepository(Author).findOneBy({ id })
  if (author === null) return undefined
  return { ...author, posts: await database.getRepository(Post).findBy({ authorId: id }) }
}
