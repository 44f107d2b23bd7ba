import { DatabasePosts } from './database'

export async function feed(ids: number[]) {
  const posts = new DatabasePosts()
  for (const id of ids) await posts.latest(id) // want "post.findFirst"
}
