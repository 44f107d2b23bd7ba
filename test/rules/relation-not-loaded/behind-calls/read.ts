import type { DataSource } from 'typeorm'
import { Post } from './entities'

function summary(post: Post) {
  return { id: post.id, comments: post.comments.length }
}

export async function summaries(source: DataSource) {
  const posts = await source.getRepository(Post).find()
  return posts.map((post) => summary(post)) // want "`summary` reads `comments` of a `Post`, which is undefined"
}

export async function loaded(source: DataSource) {
  const posts = await source.getRepository(Post).find({ relations: { comments: true } })
  return posts.map((post) => summary(post))
}
