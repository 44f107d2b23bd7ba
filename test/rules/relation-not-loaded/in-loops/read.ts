import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function bodies(source: DataSource) {
  const posts = await source.manager.find(Post)
  const all: string[] = []
  for (const post of posts) {
    for (const comment of post.comments) all.push(comment.body) // want "`post.comments` is undefined"
  }
  return all
}

export async function inCallbacks(source: DataSource) {
  const posts = await source.manager.find(Post)
  return posts.flatMap((post) => post.comments.map((comment) => comment.body)) // want "`post.comments` is undefined"
}

export async function loaded(source: DataSource) {
  const posts = await source.manager.find(Post, { relations: ['comments'] })
  return posts.flatMap((post) => post.comments.map((comment) => comment.body))
}
