import type { DataSource, SelectQueryBuilder } from 'typeorm'
import { Comment, Post } from './entities'

export async function joined(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').leftJoinAndSelect('post.comments', 'comment').getMany()
  return posts.map((post) => post.comments.length)
}

export async function bare(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').getMany()
  return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
}

// Builders load no eager relations, as finders do.
export async function eager(source: DataSource) {
  const comments = await source.getRepository(Comment).createQueryBuilder('comment').getMany()
  return comments.map((comment) => comment.author.name) // want "`comment.author` is undefined: the query of this `Comment` does not load `author`. Query builders load no eager relations: `.leftJoinAndSelect('comment.author', 'author')` on the builder loads them along."
}

export async function eagerOfJoined(source: DataSource) {
  const posts = await source.getRepository(Post).createQueryBuilder('post').leftJoinAndSelect('post.comments', 'comment').getMany()
  return posts.flatMap((post) => post.comments.map((comment) => comment.author.name)) // want "Query builders load no eager relations"
}

export async function eagerJoined(source: DataSource) {
  const comments = await source.getRepository(Comment).createQueryBuilder('comment').leftJoinAndSelect('comment.author', 'author').getMany()
  return comments.map((comment) => comment.author.name)
}

export async function eagerFound(source: DataSource) {
  const comments = await source.getRepository(Comment).find()
  const posts = await source.getRepository(Post).find({ relations: { comments: true } })
  return [...comments, ...posts.flatMap((post) => post.comments)].map((comment) => comment.author.name)
}

export async function eagerTurnedOff(source: DataSource) {
  const comments = await source.getRepository(Comment).find({ loadEagerRelations: false })
  return comments.map((comment) => comment.author.name) // want "`relations: { author: true }` on the query of the `Comment` rows loads them along"
}

function withAuthor(query: SelectQueryBuilder<Comment>) {
  query.leftJoinAndSelect('comment.author', 'author')
}

// Other code was handed the builder, and may have joined what it likes.
export async function handedOver(source: DataSource) {
  const query = source.getRepository(Comment).createQueryBuilder('comment')
  withAuthor(query)
  return (await query.getMany()).map((comment) => comment.author.name)
}
