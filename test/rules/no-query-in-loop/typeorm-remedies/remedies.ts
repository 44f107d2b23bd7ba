import { type DataSource, type FindManyOptions, MoreThan } from 'typeorm'
import { Post, Profile, User } from './entities'

interface Range { from: number; size: number }

export async function pages(source: DataSource, userId: number, ranges: Range[]) {
  // The pages differ, not whose they are.
  for (const range of ranges) console.log(await source.getRepository(Post).find({ where: { authorId: userId }, order: { id: 'ASC' }, skip: range.from, take: range.size })) // want "One query in the same order loads the rows of all pages, which code can divide"
}

export async function either(source: DataSource, people: { id: number; email: string }[]) {
  for (const { id, email } of people) {
    console.log(await source.getRepository(User).createQueryBuilder('user').where('user.id = :id', { id }).orWhere('user.email = :email', { email }).getOne()) // want "One query with a list (`IN (:...values)`) for each of its conditions serves all items"
  }
}

export async function latest(source: DataSource, body: { users: number[] }) {
  for (const userId of body.users) console.log(await source.getRepository(Post).findOne({ where: { authorId: userId }, order: { id: 'DESC' } })) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items"
}

export async function withTheirAuthors(source: DataSource, ids: number[]) {
  for (const id of ids) console.log(await source.getRepository(Post).findOne({ where: { id }, relations: { author: true } })) // want "`source.getRepository(Post).find({ where: { id: In([ … ]) }, … })` loads the rows of all items"
}

// One list of keys gives one total, or one row: those of each item are told apart by groups, or by ranks.
export async function aggregates(source: DataSource) {
  const posts = source.getRepository(Post)
  for (const { id } of await source.getRepository(User).find()) {
    console.log(await posts.createQueryBuilder('p').where('p.authorId = :id', { id }).getCount()) // want "`.select('p.authorId').addSelect('COUNT(*)').where('p.authorId IN (:...values)', { values: [ … ] }).groupBy('p.authorId').getRawMany()` computes the values of all items in one query"
    console.log(await posts.createQueryBuilder('p').select('SUM(p.views)', 'sum').where('p.authorId = :id', { id }).getRawOne()) // want "`.select('p.authorId').addSelect('SUM(p.views)').where("
    console.log(await posts.createQueryBuilder('p').select('p.published').addSelect('MAX(p.views)').where({ authorId: id }).groupBy('p.published').getRawMany()) // want "`.addSelect('p.authorId').where({ authorId: In([ … ]) }).addGroupBy('p.authorId').getRawMany()`"
    console.log(await posts.createQueryBuilder('p').where('p.authorId = :id', { id }).getExists()) // want "`.select('p.authorId').distinct(true).where('p.authorId IN (:...values)', { values: [ … ] }).getRawMany()` tells in one query which of them exist"
    console.log(await posts.createQueryBuilder('p').where('p.authorId = :id', { id }).orderBy('p.id', 'DESC').getOne()) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks"
    console.log(await posts.createQueryBuilder('p').where('p.views > :id', { id }).getCount()) // want "One raw query that joins the conditions of all items"
    console.log(await posts.count({ where: { views: MoreThan(id) } })) // want "One raw query that joins the conditions of all items"
  }
}

// The relation loads all of a row's posts, not the first few of them.
export async function firstFew(source: DataSource) {
  for (const user of await source.getRepository(User).find()) {
    console.log(await source.getRepository(Post).find({ where: { authorId: user.id }, order: { id: 'DESC' }, take: 5 })) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items"
    console.log(await source.getRepository(Post).findOne({ where: { authorId: user.id }, order: { id: 'DESC' } })) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items"
  }
}

// A key names one row, in whatever order.
export async function byKey(source: DataSource) {
  for (const post of await source.getRepository(Post).find()) {
    console.log(await source.getRepository(User).findOne({ where: { id: post.authorId }, order: { id: 'DESC' } })) // want "or `relations: { author: true }` on the query of the `Post` rows loads them along"
  }
}

async function lockedPost(source: DataSource, user: User) {
  return source.getRepository(Post).findOne({ where: { authorId: user.id, published: true }, lock: { mode: 'pessimistic_write' } })
}

export async function lockedOrFiltered(source: DataSource) {
  const posts = source.getRepository(Post)
  for (const user of await source.getRepository(User).find()) {
    console.log(await lockedPost(source, user)) // want "`source.getRepository(Post).find({ where: { authorId: In([ … ]), … }, … })` loads the rows of all items in one query."
    console.log(await posts.find({ where: { authorId: user.id, published: true } })) // want "or `relations: { posts: true }` on the query of the `User` rows loads them along (all of them: the other conditions are for the code to apply)"
    console.log(await posts.createQueryBuilder('p').setLock('pessimistic_write').where('p.authorId = :id', { id: user.id }).getMany()) // want "`where('p.authorId IN (:...values)', { values: [ … ] })` serves all items in one query."
  }
}

// No alias is made up.
export async function withoutAlias(source: DataSource, ids: number[]) {
  for (const id of ids) {
    console.log(await source.getRepository(Post).createQueryBuilder().where({ id }).getOne()) // want "`where({ id: In([ … ]) }).getMany()` serves all items in one query"
    console.log(await source.getRepository(Post).createQueryBuilder('post').leftJoin('post.author', 'writer').where('writer.id = :id', { id }).getMany()) // want "`where('writer.id IN (:...values)', { values: [ … ] })` serves all items in one query"
  }
}

// Raw statements that write are writes, whether they hand rows back or not.
export async function rawWrites(source: DataSource, ids: number[]) {
  for (const id of new Set(ids)) {
    await source.query('UPDATE post SET views = 0 WHERE id = ?', [id]) // want "`UPDATE post SET … WHERE id IN (?, ?, …)` changes the rows of all items in one statement"
    await source.query('\n  DELETE FROM post WHERE id = ?', [id]) // want "`DELETE FROM post WHERE id IN (?, ?, …)` deletes the rows of all items in one statement"
    console.log(await source.query('UPDATE post SET views = 0 WHERE id = ? RETURNING views', [id])) // want "`UPDATE post SET … WHERE id IN (?, ?, …)` changes the rows of all items in one statement"
  }
}

// Groups by what a join reaches, unless that is the key itself.
export async function countsBehindJoins(source: DataSource, names: string[], ids: number[]) {
  const posts = source.getRepository(Post)
  for (const email of names) console.log(await posts.countBy({ author: { email } })) // want "createQueryBuilder('row').innerJoin('row.author', 'author').select('author.email').addSelect('COUNT(*)').where('author.email IN (:...values)', { values: [ … ] }).groupBy('author.email').getRawMany()`"
  for (const id of ids) console.log(await posts.countBy({ author: { id } })) // want "createQueryBuilder('row').select('row.author').addSelect('COUNT(*)')"
  for (const id of ids) console.log(await posts.countBy({ authorId: id, views: id })) // want "joins the conditions of all items"
}

export async function severalValues(source: DataSource, ids: number[], ranges: { from: number; to: number }[]) {
  const posts = source.getRepository(Post)
  for (const id of ids) console.log(await posts.createQueryBuilder('p').select('COUNT(*)', 'count').addSelect('SUM(p.views)', 'views').where('p.authorId = :id', { id }).getRawOne()) // want "`.select('p.authorId').addSelect('COUNT(*)').addSelect('SUM(p.views)').where("
  for (const { from, to } of ranges) console.log(await posts.createQueryBuilder('p').select('SUM(p.views)', 'sum').where('p.id BETWEEN :from AND :to', { from, to }).getRawOne()) // want "joins the conditions of all items"
}

// A page of each is not the first row of each, and a walk through the pages of each is one walk.
export async function pagesOfEach(source: DataSource, skip: number) {
  const posts = source.getRepository(Post)
  for (const user of await source.getRepository(User).find()) {
    console.log(await posts.find({ where: { authorId: user.id }, order: { id: 'ASC' }, skip, take: 100 })) // want "ranks the rows of all items and loads that page of each"
    console.log(await walk(source, user.id)) // want "`source.getRepository(Post).find({ where: { authorId: In([ … ]) }, order: { authorId: 'ASC', … }, skip, take })` pages through the rows of all items at once"
    for await (const page of generated(source, user.id)) console.log(page) // want "`where('p.authorId IN (:...values)', { values: [ … ] }).orderBy('p.authorId').addOrderBy(…)` pages through the rows of all items at once"
  }
}

async function walk(source: DataSource, authorId: number) {
  const found: Post[] = []
  let skip = 0
  while (true) {
    const rows = await source.getRepository(Post).find({ where: { authorId }, order: { id: 'ASC' }, skip, take: 100 })
    found.push(...rows)
    if (rows.length < 100) return found
    skip += 100
  }
}

async function* generated(source: DataSource, authorId: number) {
  for (let page = 0; ; page++) {
    const rows = await source.getRepository(Post).createQueryBuilder('p').where('p.authorId = :authorId', { authorId }).orderBy('p.id').skip(page * 100).take(100).getMany()
    if (rows.length === 0) return
    yield rows
  }
}

// One of many that fit: the relation loads them all. What options are handed in may limit as well.
export async function anyOfMany(source: DataSource, options: FindManyOptions<Post>) {
  const posts = source.getRepository(Post)
  for (const user of await source.getRepository(User).find()) {
    console.log(await posts.findOne({ where: { authorId: user.id } })) // want "`posts.find({ where: { authorId: In([ … ]) } })` loads the rows of all items in one query."
    console.log(await posts.find({ where: { authorId: user.id }, ...options })) // want "`posts.find({ where: { authorId: In([ … ]) } })` loads the rows of all items in one query."
    console.log(await source.getRepository(Profile).findOne({ where: { userId: user.id } })) // want "or `relations: { profile: true }` on the query of the `User` rows loads them along"
  }
}
