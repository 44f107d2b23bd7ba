import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

export async function postsOfUsers(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const titles: string[] = []
  for (const user of users) {
    const posts = await user.posts // want "`user.posts` loads a relation of each `user` of `users`: N(users) queries"
    titles.push(...posts.map((post) => post.title))
  }
  return titles
}

export async function authorsOfPosts(source: DataSource) { // want fn:"1 + N(posts)"
  const posts = await source.manager.find(Post, { order: { id: 'ASC' } })
  const names = new Map<number, string | null>()
  for (const post of posts) names.set(post.id, (await post.author).name) // want "`post.author`"
  return names
}
