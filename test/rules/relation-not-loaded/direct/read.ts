import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function count(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  return post.comments.length // want "`post.comments` is undefined: the query of this `Post` does not load `comments`"
}

export async function loaded(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneOrFail({ where: { id }, relations: { comments: true } })
  return post.comments.length
}
