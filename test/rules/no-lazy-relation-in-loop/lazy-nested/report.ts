import type { DataSource } from 'typeorm'
import { User } from './entities'

export async function nested(source: DataSource) { // want fn:"1 + N(users) + N(users)·N(user.posts)"
  const users = await source.getRepository(User).find()
  const names = new Set<string>()
  for (const user of users) {
    for (const post of await user.posts) { // want "`user.posts` loads a relation of each `user` of `users`"
      for (const tag of await post.tags) names.add(tag.name) // want "`post.tags` loads a relation of each `post`"
    }
  }
  return names
}

// A relation that is read once more costs nothing: it is kept.
export async function again(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  for (const user of users) {
    const posts = await user.posts // want "`user.posts`"
    if (posts.length > 1) console.info((await user.posts).length)
  }
}
