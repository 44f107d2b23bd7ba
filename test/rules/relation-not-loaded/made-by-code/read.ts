import type { DataSource } from 'typeorm'
import { Post } from './entities'

export function fresh(source: DataSource) {
  const post = source.getRepository(Post).create({ title: 'New' })
  return post.comments.length
}

export function constructed() {
  const post = new Post()
  return post.comments.length
}

export function given(post: Post) {
  return post.comments.length
}
