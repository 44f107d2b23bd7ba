import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

export async function byOptions(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find({ relations: { posts: true } })
  const all = []
  for (const user of users) all.push(...await user.posts)
  return all
}

export async function byStrings(source: DataSource) { // want fn:"1"
  const users = await source.createQueryBuilder(User, 'user').leftJoinAndSelect('user.posts', 'post').getMany()
  return Promise.all(users.map(async (user) => (await user.posts).length))
}

export async function nested(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find({ relations: { posts: { tags: true } } })
  const names = new Set<string>()
  for (const user of users) for (const post of await user.posts) for (const tag of await post.tags) names.add(tag.name)
  return names
}

// Joined, but not selected.
export async function joinedOnly(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).createQueryBuilder('user').innerJoin('user.posts', 'post').distinct().getMany()
  const all = []
  for (const user of users) all.push(await user.posts) // want "`user.posts`"
  return all
}

// Another relation came along.
export async function another(source: DataSource) { // want fn:"1 + N(posts)"
  const posts = await source.getRepository(Post).find({ relations: { tags: true } })
  const all = []
  for (const post of posts) all.push(await post.tags, await post.author) // want "`post.author`"
  return all
}
