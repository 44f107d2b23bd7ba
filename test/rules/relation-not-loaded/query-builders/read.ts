import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function joined(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').leftJoinAndSelect('post.comments', 'comment').getMany()
  return posts.map((post) => post.comments.length)
}

export async function bare(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').getMany()
  return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
}
