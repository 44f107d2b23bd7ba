import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

// The manager of a transaction has no annotation: functions inside know what it is all the same.
export async function repositories(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => Promise.all(users.map((user) => tx.getRepository(Post).findBy({ authorId: user.id })))) // want "`tx.getRepository(Post).findBy` runs once for each `user` of `users`"
}

export async function builders(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const all = users.map(async (user) => tx.createQueryBuilder(Post, 'post').where('post.authorId = :id', { id: user.id }).getMany()) // want "`tx.createQueryBuilder…getMany` runs once for each `user` of `users`"
    return Promise.all(all)
  })
}

export async function runners(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction((tx) => Promise.all(users.map((user) => tx.queryRunner!.manager.getRepository(Post).createQueryBuilder('post').where('post.authorId = :id', { id: user.id }).getCount()))) // want "getCount"
}

export async function localFunction(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const postsOf = (user: User) => tx.getRepository(Post).findBy({ authorId: user.id })
    const all = []
    for (const user of users) all.push(await postsOf(user)) // want "`postsOf` reaches `tx.getRepository(Post).findBy` once for each `user` of `users`"
    return all
  })
}

export async function functionByName(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    async function postsOf(user: User) {
      return tx.createQueryBuilder(Post, 'post').where('post.authorId = :id', { id: user.id }).getMany()
    }
    return Promise.all(users.map(postsOf)) // want "`postsOf` reaches `tx.createQueryBuilder…getMany`"
  })
}

export async function localRepository(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const posts = source.getRepository(Post)
  const postsOf = (user: User) => posts.createQueryBuilder('post').where('post.authorId = :id', { id: user.id }).getMany()
  const all = []
  for (const user of users) all.push(await postsOf(user)) // want "`postsOf` reaches `posts.createQueryBuilder…getMany`"
  return all
}

export async function started(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const query = tx.createQueryBuilder(Post, 'post')
    return Promise.all(users.map((user) => query.clone().where('post.authorId = :id', { id: user.id }).getMany())) // want "getMany"
  })
}

// One query for all of them.
export async function together(source: DataSource) { // want fn:"2"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const posts = () => tx.getRepository(Post).createQueryBuilder('post').where('post.authorId IN (:...ids)', { ids: users.map((user) => user.id) }).getMany()
    return posts()
  })
}

// Nothing is sent in the rounds.
export async function onlyMade(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const draft = (user: User) => tx.getRepository(Post).create({ authorId: user.id })
    return [...users.map(draft), ...users.map((user) => tx.createQueryBuilder(Post, 'post').where('post.authorId = :id', { id: user.id }).getSql())]
  })
}

export async function alternatives(source: DataSource) { // want fn:"2"
  const users = await source.getRepository(User).find()
  return source.transaction(async (tx) => {
    const query = tx.createQueryBuilder(Post, 'post')
    users.forEach((user) => query.orWhere(`post.authorId = :id${user.id}`, { [`id${user.id}`]: user.id }))
    return query.getMany()
  })
}
