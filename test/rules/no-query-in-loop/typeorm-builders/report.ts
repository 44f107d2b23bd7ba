import type { DataSource, SelectQueryBuilder } from 'typeorm'
import { Post, User } from './entities'

export async function inPlace(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) {
    all.push(await source.getRepository(Post).createQueryBuilder('post').where('post.authorId = :id', { id: user.id }).getMany()) // want "`where('post.authorId IN (:...values)', { values: [ … ] })` serves all items in one query"
  }
  return all
}

// Built in one place, executed in another.
function published(source: DataSource): SelectQueryBuilder<Post> {
  return source.createQueryBuilder(Post, 'post').where('post.published = :published', { published: false })
}

export async function finished(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await published(source).andWhere('post.authorId = :id', { id: user.id }).getCount()) // want "getCount"
  return all
}

export async function inSteps(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) {
    const query = source.getRepository(Post).createQueryBuilder('post')
    query.where('post.authorId = :id', { id: user.id })
    if (user.active) query.andWhere('post.views >= 0')
    all.push(await query.getOne()) // want "getOne"
  }
  return all
}

export async function relations(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const all = []
  for (const user of users) all.push(await source.createQueryBuilder().relation(User, 'posts').of(user).loadMany()) // want "loadMany"
  return all
}

// A builder alone sends nothing.
export async function onlyBuilt(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  return users.map((user) => source.getRepository(Post).createQueryBuilder('post').where('post.authorId = :id', { id: user.id }).getSql())
}

export async function parts(source: DataSource) { // want fn:"2"
  const users = await source.getRepository(User).find()
  const query = source.getRepository(Post).createQueryBuilder('post')
  for (const user of users) query.orWhere(`post.authorId = :id${user.id}`, { [`id${user.id}`]: user.id })
  return query.getMany()
}
