import type { DataSource } from 'typeorm'
import { Post } from './entities'

import type { FindOneOptions } from 'typeorm'

export async function count(source: DataSource, options: FindOneOptions<Post>) {
  const post = await source.getRepository(Post).findOneOrFail(options)
  return post.comments.length
}

export async function perhaps(source: DataSource, id: number, full: boolean) {
  const post = await source.getRepository(Post).findOneOrFail({ where: { id }, relations: full ? { comments: true } : {} })
  return full ? post.comments.length : 0
}
