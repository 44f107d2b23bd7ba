import { prisma } from './db'

interface Author {
  id: number
}

// What a method makes is called for each item as well as what a function makes.
export class Reports {
  async one(author: Author, views: number) {
    return prisma.post.count({ where: { authorId: author.id, views: { gt: views } } })
  }

  private counting(views: number) {
    return (author: Author) => this.one(author, views)
  }

  private naming(prefix: string) {
    return (author: Author) => `${prefix}${author.id}`
  }

  async all(authors: Author[]) {
    return Promise.all(authors.map(this.counting(10))) // want "prisma.post.count"
  }

  async held(authors: Author[]) {
    const count = this.counting(authors.length)
    return Promise.all(authors.map(count)) // want "prisma.post.count"
  }

  names(authors: Author[]) {
    return authors.map(this.naming('author '))
  }
}

class Base {
  protected counting() {
    return async (author: Author) => prisma.comment.count({ where: { authorId: author.id } })
  }
}

export class Inheriting extends Base {
  async all(authors: Author[]) {
    return Promise.all(authors.map(this.counting())) // want "prisma.comment.count"
  }
}
