import type { DataSource } from 'typeorm'
import { Comment, Post } from './entities'

export async function eager(source: DataSource) { // want fn:"1"
  const comments = await source.getRepository(Comment).find()
  return comments.map((comment) => comment.author.email)
}

// Reading one that was not loaded gives undefined, and sends nothing.
export async function explicit(source: DataSource) { // want fn:"1"
  const posts = await source.getRepository(Post).find()
  let total = 0
  for (const post of posts) total += post.comments?.length ?? 0
  return total
}

export async function loaded(source: DataSource) { // want fn:"1"
  const posts = await source.getRepository(Post).find({ relations: { comments: true } })
  let total = 0
  for (const post of posts) total += post.comments.length
  return total
}
