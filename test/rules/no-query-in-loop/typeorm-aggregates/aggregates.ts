import type { DataSource, FindOptionsWhere } from 'typeorm'
import { Post, User } from './entities'

// Without the conditions that all items share, the values would be others.
export async function shared(source: DataSource, ids: number[], published: boolean) {
  const posts = source.getRepository(Post)
  for (const authorId of ids) {
    console.log(await posts.count({ where: { authorId, published: true } })) // want ".where('row.authorId IN (:...values)', { values: [ … ] }).andWhere(…).groupBy('row.authorId').getRawMany()`"
    console.log(await posts.countBy({ authorId, published })) // want ".select('row.authorId').addSelect('COUNT(*)').where('row.authorId IN (:...values)', { values: [ … ] }).andWhere(…).groupBy('row.authorId')"
    console.log(await posts.sum('views', { authorId, published: true })) // want ".addSelect('SUM(row.views)').where('row.authorId IN (:...values)', { values: [ … ] }).andWhere(…).groupBy("
    console.log(await posts.createQueryBuilder('p').where('p.published = true').andWhere('p.authorId = :authorId', { authorId }).getCount()) // want "`.select('p.authorId').addSelect('COUNT(*)').where('p.authorId IN (:...values)', { values: [ … ] }).andWhere(…).groupBy('p.authorId').getRawMany()`"
    console.log(await posts.createQueryBuilder('p').where('p.published = true AND p.authorId = :authorId', { authorId }).getCount()) // want "{ values: [ … ] }).andWhere(…).groupBy('p.authorId')"
    console.log(await posts.createQueryBuilder('p').select('SUM(p.views)', 'sum').where({ authorId, published }).getRawOne()) // want "`.select('p.authorId').addSelect('SUM(p.views)').where({ authorId: In([ … ]) }).andWhere(…).groupBy('p.authorId')"
    console.log(await posts.createQueryBuilder('p').where('p.published = true').andWhere('p.authorId = :authorId', { authorId }).getMany()) // want "`where('p.authorId IN (:...values)', { values: [ … ] }).andWhere(…)` serves all items"
    console.log(await posts.createQueryBuilder('p').where('p.published = true').andWhere('p.authorId = :authorId', { authorId }).getExists()) // want ".where('p.authorId IN (:...values)', { values: [ … ] }).andWhere(…).getRawMany()` tells"
  }
}

// Those of which nothing is known as well.
export async function open(source: DataSource, ids: number[], filter: FindOptionsWhere<Post>) {
  const posts = source.getRepository(Post)
  for (const authorId of ids) {
    console.log(await posts.countBy({ ...filter, authorId })) // want "{ values: [ … ] }).andWhere(…).groupBy('row.authorId')"
    console.log(await posts.find({ where: { ...filter, authorId } })) // want "`posts.find({ where: { authorId: In([ … ]), … } })`"
  }
}

// It may be all that tells the items apart.
export async function spread(source: DataSource, wheres: FindOptionsWhere<Post>[]) {
  const posts = source.getRepository(Post)
  for (const where of wheres) {
    console.log(await posts.find({ where: { ...where } })) // want "`posts.find({ where: [ … ] })`"
    console.log(await posts.countBy({ ...where, published: true })) // want "joins the conditions of all items"
  }
}

// Where there are none, none are made up.
export async function alone(source: DataSource, ids: number[], field: 'views') {
  const posts = source.getRepository(Post)
  for (const authorId of ids) {
    console.log(await posts.countBy({ authorId })) // want "{ values: [ … ] }).groupBy('row.authorId')"
    console.log(await posts.average('views', { authorId })) // want ".addSelect('AVG(row.views)').where('row.authorId IN (:...values)', { values: [ … ] }).groupBy("
    console.log(await posts.maximum(field, { authorId })) // want ".addSelect('MAX(…)')"
    console.log(await posts.createQueryBuilder('p').where('p.authorId = :authorId', { authorId }).getMany()) // want "`where('p.authorId IN (:...values)', { values: [ … ] })` serves all items"
  }
}

// What a join to many gives several times, `count` counts once.
export async function joined(source: DataSource, ids: number[]) {
  const posts = source.getRepository(Post)
  for (const id of ids) {
    console.log(await posts.countBy({ comments: { authorId: id } })) // want "`posts.createQueryBuilder('row').innerJoin('row.comments', 'comments').select('comments.authorId').addSelect('COUNT(DISTINCT row.id)')"
    console.log(await posts.createQueryBuilder('p').innerJoin('p.comments', 'c').where('c.authorId = :id', { id }).getCount()) // want "`.select('c.authorId').addSelect('COUNT(DISTINCT p.id)')"
    console.log(await source.getRepository(User).createQueryBuilder('u').where('u.score = :id', { id }).getCount()) // want "`.select('u.score').addSelect('COUNT(*)')"
  }
}
