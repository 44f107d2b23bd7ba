import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

interface Range { from: number; size: number }

export async function pages(source: DataSource, userId: number, ranges: Range[]) {
  // The pages differ, not whose they are.
  for (const range of ranges) console.log(await source.getRepository(Post).find({ where: { authorId: userId }, order: { id: 'ASC' }, skip: range.from, take: range.size })) // want "One raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items"
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
