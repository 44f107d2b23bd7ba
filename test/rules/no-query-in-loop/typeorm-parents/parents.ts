import type { DataSource } from 'typeorm'
import { Comment, Post, User } from './entities'

// Finders that take conditions alone have no place for relations.
export async function byConditions(source: DataSource, active: boolean) {
  const posts = source.getRepository(Post)
  for (const user of await source.getRepository(User).findBy({ active })) console.log(await posts.find({ where: { authorId: user.id } })) // want "or `find({ where: { … }, relations: { posts: true } })` in place of `findBy` for the `User` rows loads them along"
  const [list] = await source.getRepository(User).findAndCountBy({ active })
  for (const user of list) console.log(await posts.find({ where: { authorId: user.id } })) // want "or `findAndCount({ where: { … }, relations: { posts: true } })` in place of `findAndCountBy`"
}

export async function oneByOne(source: DataSource, ids: number[]) {
  for (const id of ids) {
    const user = await source.getRepository(User).findOneByOrFail({ id }) // want "`source.getRepository(User).findBy({ id: In([ … ]) })`"
    console.log(await user.posts) // want "Load the relation with the rows: `findOneOrFail({ where: { … }, relations: { posts: true } })` in place of `findOneByOrFail` for the `User` rows loads them along"
  }
}

// Those that take options keep their names.
export async function byOptions(source: DataSource) {
  const posts = source.getRepository(Post)
  for (const user of await source.getRepository(User).find()) console.log(await posts.find({ where: { authorId: user.id } })) // want "or `relations: { posts: true }` on the query of the `User` rows loads them along"
  const [list] = await source.getRepository(User).findAndCount({ where: { active: true } })
  for (const user of list) console.log(await posts.find({ where: { authorId: user.id } })) // want "or `relations: { posts: true }` on the query of the `User` rows loads them along"
}

// A builder joins.
export async function built(source: DataSource) {
  for (const user of await source.getRepository(User).createQueryBuilder('u').getMany()) {
    console.log(await source.getRepository(Post).findBy({ authorId: user.id })) // want "or `.leftJoinAndSelect('u.posts', 'posts')` on the builder loads them along"
  }
}

// What no finder loaded has no query to which a relation could be added.
export async function loadedOtherwise(source: DataSource, id: number) {
  for (const post of await source.createQueryBuilder(User, 'user').relation('posts').of(id).loadMany<Post>()) {
    console.log(await source.getRepository(Comment).findBy({ postId: post.id })) // want "`source.getRepository(Comment).findBy({ postId: In([ … ]) })` loads the rows of all items in one query."
  }
}
