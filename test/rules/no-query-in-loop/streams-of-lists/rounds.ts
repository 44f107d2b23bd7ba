import { concatMap, filter, from, lastValueFrom, map, mergeMap, switchMap, tap, toArray } from 'rxjs'
import type { DataSource, Repository } from 'typeorm'
import { Post, User } from './entities'

// A stream of a list has an item for each of the list, and then it ends.
export const oneByOne = (posts: Repository<Post>, ids: number[]) => lastValueFrom(from(ids).pipe(concatMap((id) => posts.findOneBy({ id })), toArray())) // want "`posts.findOneBy` runs once for each `id` of `ids`"

export const atOnce = (posts: Repository<Post>, ids: number[]) => from(ids).pipe(mergeMap((id) => posts.findOneBy({ id }))) // want "`posts.findOneBy` runs once for each `id` of `ids`"

export const aFew = (posts: Repository<Post>, ids: number[]) => lastValueFrom(from(ids).pipe(mergeMap((id) => posts.findOneBy({ id }), 4), toArray())) // want "`posts.findOneBy` runs once for each `id` of `ids`"

export const latest = (posts: Repository<Post>, ids: readonly number[]) => lastValueFrom(from(ids).pipe(switchMap((id) => from(posts.createQueryBuilder('post').where('post.id = :id', { id }).getOne())), toArray())) // want "getOne"

export async function rows(source: DataSource) {
  const users = await source.getRepository(User).find()
  return lastValueFrom(from(users).pipe(
    filter((user) => user.active),
    map(({ id }) => ({ authorId: id })),
    mergeMap((where) => source.getRepository(Post).countBy(where)), // want "once for each `where` of `users`"
    tap((count) => count > 0),
    toArray(),
  ))
}

export function subscribed(posts: Repository<Post>, users: User[]) {
  const ids = users.map((user) => user.id)
  from(ids).pipe(concatMap((authorId) => posts.findBy({ authorId })), toArray()).subscribe((found) => found.length) // want "`posts.findBy` runs once for each `authorId` of `ids`"
}
