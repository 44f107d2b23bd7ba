import type { DataSource } from 'typeorm'
import { Comment, Post } from './entities'

// PostgreSQL gives the first row of each group by itself.
export async function newest(source: DataSource, ids: number[]) {
  const posts = source.getRepository(Post)
  for (const authorId of ids) {
    console.log(await posts.findOne({ where: { authorId }, order: { views: 'DESC', id: 'ASC' } })) // want "`posts.createQueryBuilder('row').distinctOn(['row.authorId']).where('row.authorId IN (:...values)', { values: [ … ] }).orderBy('row.authorId').addOrderBy('row.views', 'DESC').addOrderBy('row.id').getMany()` loads the first row of each in one query"
    console.log(await posts.find({ where: { authorId, published: true }, order: { id: 'DESC' }, take: 1 })) // want "{ values: [ … ] }).andWhere(…).orderBy('row.authorId').addOrderBy('row.id', 'DESC').getMany()`"
    console.log(await posts.createQueryBuilder('p').where('p.authorId = :authorId', { authorId }).orderBy('p.id', 'DESC').getOne()) // want "`.distinctOn(['p.authorId']).where('p.authorId IN (:...values)', { values: [ … ] }).orderBy('p.authorId').addOrderBy(…).getMany()`"
  }
}

// Through a relation, with relations, or with joins, it takes a statement by hand.
export async function newestWithMore(source: DataSource, ids: number[]) {
  const posts = source.getRepository(Post)
  for (const id of ids) {
    console.log(await source.getRepository(Comment).findOne({ where: { post: { authorId: id } }, order: { id: 'DESC' } })) // want "One raw query with `DISTINCT ON (…)` loads the first row of each item"
    console.log(await posts.findOne({ where: { authorId: id }, order: { id: 'DESC' }, relations: { comments: true } })) // want "One raw query with `DISTINCT ON (…)` loads the first row of each item"
    console.log(await posts.createQueryBuilder('p').leftJoinAndSelect('p.comments', 'c').where('p.authorId = :id', { id }).orderBy('p.id', 'DESC').getOne()) // want "One raw query with `DISTINCT ON (…)` loads the first row of each item"
  }
}

// The first few are ranked.
export async function fewest(source: DataSource, ids: number[]) {
  for (const authorId of ids) console.log(await source.getRepository(Post).find({ where: { authorId }, order: { id: 'DESC' }, take: 5 })) // want "`ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items and loads the first ones of each"
}
