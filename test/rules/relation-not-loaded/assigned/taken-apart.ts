import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function filled(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id });
  ({ author: post.author } = await source.getRepository(Post).findOneOrFail({ where: { id }, relations: { author: true } }))
  return post.author.name
}
