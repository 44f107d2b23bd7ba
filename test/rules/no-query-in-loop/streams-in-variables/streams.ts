import { concatMap, filter, firstValueFrom, from, lastValueFrom, map, mergeMap, of, toArray } from 'rxjs'
import { prisma } from './db'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

export const inPlace = (ids: number[]) => lastValueFrom(from(ids).pipe(concatMap((id) => latest(id)), toArray())) // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`"

export function kept(ids: number[]) {
  const posts$ = from(ids).pipe(mergeMap((id) => latest(id)), toArray()) // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  return lastValueFrom(posts$)
}

export function keptSource(ids: number[]) {
  const ids$ = from(ids)
  return lastValueFrom(ids$.pipe(filter((id) => id > 0), concatMap(async (id) => latest(id)), toArray())) // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`"
}

// Of a list that the source spells out, of one thing, of a promise.
export function silent(id: number) {
  const few$ = from([1, 2])
  const one$ = of(id)
  const post$ = from(latest(id))
  return [
    lastValueFrom(few$.pipe(mergeMap((one) => latest(one)), toArray())), firstValueFrom(one$.pipe(mergeMap((one) => latest(one)))),
    lastValueFrom(post$.pipe(map((post) => post?.title))),
  ]
}
