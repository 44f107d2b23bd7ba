import type { DataSource } from 'typeorm'
import { Post, User } from './entities'
import { Comments, PostRepository, usersOf } from './repositories'

export async function extended(source: DataSource) { // want fn:"1 + N(users.find())"
  const users = usersOf(source)
  const all = []
  for (const { email } of await users.find()) all.push(await users.byEmail(email)) // want "`users.byEmail` reaches `this.findOneBy`"
  return all
}

export async function extendedBuilder(source: DataSource) { // want fn:"1 + N(users.find())"
  const users = usersOf(source)
  const all = []
  for (const { email } of await users.find()) all.push(await users.built(email)) // want "`users.built` reaches `this.createQueryBuilder…getOne`"
  return all
}

export async function extendedManager(source: DataSource) { // want fn:"1 + 2·N(rows)"
  const users = usersOf(source)
  const rows = await users.find()
  const all = []
  for (const row of rows) {
    all.push(await users.postsOf(row)) // want "`users.postsOf` reaches `this.manager.createQueryBuilder…getMany` once for each `row` of `rows`"
    all.push(await users.countOf(row)) // want "`users.countOf` reaches `this.manager.getRepository(Post).countBy` once for each `row` of `rows`"
  }
  return all
}

export async function extendedTogether(source: DataSource) { // want fn:"2"
  const users = usersOf(source)
  const emails = (await users.find()).map((user) => user.email)
  return [await users.together(emails), emails.map((email) => users.draft(email)), emails.map((email) => users.started(email).getSql())]
}

export async function extendedStarted(source: DataSource) { // want fn:"1 + N(emails)"
  const users = usersOf(source)
  const emails = (await users.find()).map((user) => user.email)
  const all = []
  for (const email of emails) all.push(await users.started(email).getOne()) // want "getOne"
  return all
}

export async function inherited(source: DataSource) { // want fn:"1 + N(users)"
  const posts = new PostRepository(source)
  const users = await source.getRepository(User).find()
  return Promise.all(users.map((user) => posts.ofAuthor(user.id))) // want "`posts.ofAuthor` reaches `this.find` once for each `user` of `users`: N(users) queries. Load it for all items before the loop and pass it in: `posts.find({"
}

export async function inheritedMethod(source: DataSource) { // want fn:"1 + N(users)"
  const posts = new PostRepository(source)
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await posts.existsBy({ authorId: user.id })) // want "`posts.existsBy` runs once for each `user` of `users`"
  return all
}

export async function built(source: DataSource) { // want fn:"1 + N(users)"
  const posts = new PostRepository(source)
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await posts.mostViewed(user.id)) // want "`posts.mostViewed` reaches"
  return all
}

export async function wrapped(source: DataSource) { // want fn:"1 + N(posts)"
  const comments = new Comments(source.manager)
  const posts = await source.getRepository(Post).find()
  const counts = []
  for (const post of posts) counts.push(await comments.count(post.id)) // want "`comments.count` reaches `this.comments.countBy` once for each `post` of `posts`"
  return counts
}

export async function withRepository(source: DataSource) { // want fn:"1 + N(rows)"
  return source.transaction(async (manager) => {
    const users = manager.withRepository(usersOf(source))
    const rows = await users.find()
    const all = []
    for (const row of rows) all.push(await users.byEmail(row.email)) // want "`users.byEmail` reaches `this.findOneBy`"
    return all
  })
}
