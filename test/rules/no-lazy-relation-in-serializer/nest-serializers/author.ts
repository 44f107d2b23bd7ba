import { Expose } from 'class-transformer'
import { prisma } from './db'

export class Author {
  constructor(readonly id: number) {}

  @Expose()
  get posts() {
    return prisma.post.count({ where: { authorId: this.id } }).then((count) => count) // want "once for each `Author` that is serialized (@Expose)"
  }

  get drafts() {
    return prisma.post.count({ where: { authorId: this.id, published: false } }).then((count) => count)
  }
}
