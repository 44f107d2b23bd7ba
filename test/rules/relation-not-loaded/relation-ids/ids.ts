import type { DataSource } from 'typeorm'
import { Post } from './entities'

// Ids stand in the place of relations where code asks for them.

export async function byOption(source: DataSource) {
  const posts = await source.getRepository(Post).find({ loadRelationIds: true })
  return posts.map((post) => post.comments.length)
}

export async function byList(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneOrFail({ where: { id }, loadRelationIds: { relations: ['comments'] } })
  return post.comments.length
}

export async function byBuilder(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').loadAllRelationIds().getMany()
  return posts.map((post) => post.comments.length)
}

export async function intoItsProperty(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').loadRelationIdAndMap('post.comments', 'post.comments').getMany()
  return posts.map((post) => post.comments.length)
}

export async function withoutIds(source: DataSource) {
  const posts = await source.getRepository(Post).find({ loadRelationIds: false })
  return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
}
