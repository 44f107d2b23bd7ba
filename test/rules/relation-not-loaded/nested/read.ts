import type { DataSource } from 'typeorm'
import { Comment } from './entities'

export async function profile(source: DataSource, id: number) {
  const comment = await source.getRepository(Comment).findOneOrFail({ where: { id }, relations: { post: true } })
  return comment.post.comments.length // want "`comment.post.comments` is undefined"
}

export async function loaded(source: DataSource, id: number) {
  const comment = await source.getRepository(Comment).findOneOrFail({ where: { id }, relations: { post: { comments: true } } })
  return comment.post.comments.length
}
