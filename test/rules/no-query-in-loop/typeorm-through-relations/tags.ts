import type { DataSource } from 'typeorm'
import { Comment, Post, Profile, Tag } from './entities'

// A row does not say by itself which of the tags it was found by.
export async function byTag(source: DataSource) {
  const posts = source.getRepository(Post)
  for (const tag of await source.getRepository(Tag).find()) {
    console.log(await posts.find({ where: { tags: { id: tag.id } } })) // want "`posts.find({ where: { tags: { id: In([ … ]) } }, relations: { tags: true } })` loads the rows of all items in one query"
    console.log(await posts.findBy({ tags: { id: tag.id }, published: true })) // want "`posts.find({ where: { tags: { id: In([ … ]) }, … }, relations: { tags: true } })`"
    console.log(await posts.exists({ where: { tags: { id: tag.id } } })) // want "`posts.find({ where: { tags: { id: In([ … ]) } }, relations: { tags: true } })` tells in one query which of them exist"
    console.log(await source.getRepository(Comment).find({ where: { post: { tags: { id: tag.id } } }, order: { id: 'ASC' } })) // want ".find({ where: { post: { tags: { id: In([ … ]) } } }, relations: { post: { tags: true } }, … })`"
  }
}

export async function byEmail(source: DataSource, emails: string[]) {
  for (const email of emails) console.log(await source.getRepository(Post).findBy({ author: { email } })) // want "`source.getRepository(Post).find({ where: { author: { email: In([ … ]) } }, relations: { author: true } })`"
}

// A foreign key that is a field of the row says so, and an eager relation is there anyway.
export async function byKey(source: DataSource, ids: number[]) {
  for (const id of ids) {
    console.log(await source.getRepository(Post).findBy({ author: { id } })) // want "`source.getRepository(Post).findBy({ author: { id: In([ … ]) } })`"
    console.log(await source.getRepository(Profile).findOneBy({ user: { id } })) // want "`source.getRepository(Profile).findBy({ user: { id: In([ … ]) } })`"
    console.log(await source.getRepository(Comment).findBy({ author: { score: id } })) // want "`source.getRepository(Comment).findBy({ author: { score: In([ … ]) } })`"
  }
}
