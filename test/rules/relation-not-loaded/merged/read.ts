import type { DataSource } from 'typeorm'
import { Comment, Post } from './entities'

export async function filled(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  Object.assign(post, { comments: await source.getRepository(Comment).findBy({ postId: id }) })
  return post.comments.length
}
