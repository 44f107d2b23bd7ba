import type { DataSource } from 'typeorm'
import { Comment, User } from './entities'

export async function author(source: DataSource, id: number) {
  const comment = await source.getRepository(Comment).findOneByOrFail({ id })
  return comment.author.name
}

export async function posts(source: DataSource, id: number) {
  const user = await source.getRepository(User).findOneByOrFail({ id })
  return (await user.posts).length
}

export async function post(source: DataSource, id: number) {
  const comment = await source.getRepository(Comment).findOneByOrFail({ id })
  return comment.post.title // want "`comment.post` is undefined"
}
