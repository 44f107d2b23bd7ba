import { type DataSource, type EntityManager, In, type Repository } from 'typeorm'
import { Comment, Post, User } from './entities'

export async function byRepository(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await source.getRepository(Post).findBy({ authorId: user.id })) // want "`source.getRepository(Post).findBy` runs once for each `user` of `users`: N(users) queries"
  return all
}

export async function byManager(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.manager.find(User)
  return Promise.all(users.map((user) => source.manager.findOne(Post, { where: { authorId: user.id }, order: { views: 'DESC' } }))) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items"
}

export async function byTransaction(source: DataSource) { // want fn:"1 + N(users)"
  return source.transaction(async (em) => {
    const users = await em.find(User)
    let total = 0
    for (const user of users) total += await em.countBy(Comment, { authorId: user.id }) // want "`em.countBy` runs once for each `user` of `users`"
    return total
  })
}

export async function byRunner(source: DataSource) { // want fn:"1 + N(users)"
  const runner = source.createQueryRunner()
  await runner.connect()
  try {
    const users = await runner.manager.find(User)
    const all = []
    for (const user of users) all.push(await runner.manager.existsBy(Post, { authorId: user.id })) // want "`runner.manager.existsBy`"
    return all
  } finally {
    await runner.release()
  }
}

export async function behindFunctions(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await latestOf(source.manager, user.id)) // want "`latestOf` reaches `manager.findOne` once for each `user` of `users`"
  return all
}

function latestOf(manager: EntityManager, authorId: number) {
  return manager.findOne(Post, { where: { authorId }, order: { id: 'DESC' } })
}

export async function sameAgain(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push([user, await source.getRepository(Post).count()]) // want "runs the same query again"
  return all
}

export async function rawSql(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await source.query('SELECT COUNT(*) FROM post WHERE "authorId" = ' + user.id)) // want "`source.query`"
  return all
}

// One statement for all.
export async function inList(source: DataSource) { // want fn:"2"
  const users = await source.getRepository(User).find()
  const posts = await source.getRepository(Post).findBy({ authorId: In(users.map((user) => user.id)) })
  return users.map((user) => posts.filter((post) => post.authorId === user.id))
}

export async function joined(source: DataSource) { // want fn:"1"
  return source.getRepository(Post).find({ relations: { comments: true } })
}

export async function oneOfConstants(source: DataSource) {
  const all = []
  for (const slug of ['imprint', 'privacy']) all.push(await source.getRepository(Post).findOneBy({ slug }))
  return all
}

const size = 500

export async function chunks(users: Repository<User>, ids: readonly number[]) {
  const all = []
  for (let at = 0; at < ids.length; at += size) all.push(...await users.findBy({ id: In(ids.slice(at, at + size)) }))
  return all
}

export async function pages(users: Repository<User>) {
  const all = []
  for (let skip = 0; ; skip += size) {
    const page = await users.find({ skip, take: size, order: { id: 'ASC' } })
    all.push(...page)
    if (page.length < size) return all
  }
}
