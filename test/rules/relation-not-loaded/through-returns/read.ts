import type { DataSource } from 'typeorm'
import { Post } from './entities'

async function findPost(source: DataSource, id: number) {
  return source.getRepository(Post).findOneByOrFail({ id })
}

export async function count(source: DataSource, id: number) {
  const post = await findPost(source, id)
  return post.comments.length // want "`post.comments` is undefined"
}
