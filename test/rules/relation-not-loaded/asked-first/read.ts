import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function optional(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  return post.comments?.length
}

export async function tested(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  if (post.comments) return post.comments.length
  return 0
}

export async function withDefault(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  return (post.comments ?? []).length
}

function countOf(post: Post) {
  return post.comments === undefined ? 0 : post.comments.length
}

export async function inHelper(source: DataSource, id: number) {
  return countOf(await source.getRepository(Post).findOneByOrFail({ id }))
}
