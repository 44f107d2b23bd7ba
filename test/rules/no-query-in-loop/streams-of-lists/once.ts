import { type Subject, concatMap, exhaustMap, first, firstValueFrom, from, fromEvent, interval, lastValueFrom, map, mergeMap, of, switchMap, take, toArray } from 'rxjs'
import type { Repository } from 'typeorm'
import type { Post } from './entities'

// What happens one by one, whenever it does.
export const events = (posts: Repository<Post>, target: EventTarget) => fromEvent<CustomEvent<number>>(target, 'seen').pipe(mergeMap(({ detail }) => posts.findOneBy({ id: detail })))
export const told = (posts: Repository<Post>, seen: Subject<number>) => seen.pipe(concatMap((id) => posts.findOneBy({ id })), toArray())
export const timed = (posts: Repository<Post>) => interval(1000).pipe(switchMap((id) => posts.findOneBy({ id })))

// A promise gives one item, whatever that holds, and so does `of`.
export const promised = (posts: Repository<Post>) => from(posts.find()).pipe(concatMap((rows) => posts.countBy({ authorId: rows[0]!.authorId })), toArray())
export const handed = (posts: Repository<Post>, ids: Promise<number[]>) => from(ids).pipe(concatMap(([id]) => posts.findOneBy({ id })), toArray())
export function held(posts: Repository<Post>) {
  const rows = posts.find()
  return from(rows).pipe(concatMap(([row]) => posts.countBy({ authorId: row!.authorId })), toArray())
}
export const whole = (posts: Repository<Post>, ids: number[]) => of(ids).pipe(mergeMap(([id]) => posts.findOneBy({ id })))
export const gathered = (posts: Repository<Post>, ids: number[]) => from(ids).pipe(toArray(), mergeMap(([id]) => posts.findOneBy({ id })))

// The first ends it, or keeps the others out.
export const search = (posts: Repository<Post>, ids: number[]) => firstValueFrom(from(ids).pipe(concatMap((id) => posts.findOneBy({ id })), first(Boolean)))
export const taken = (posts: Repository<Post>, ids: number[]) => from(ids).pipe(take(1), mergeMap((id) => posts.findOneBy({ id })))
export const left = (posts: Repository<Post>, ids: number[]) => from(ids).pipe(map((id) => posts.findOneBy({ id })), take(1))
export const busy = (posts: Repository<Post>, ids: number[]) => lastValueFrom(from(ids).pipe(exhaustMap((id) => posts.findOneBy({ id })), toArray()))

// Nobody subscribes.
export function dropped(posts: Repository<Post>, ids: number[]) {
  from(ids).pipe(concatMap((id) => posts.findOneBy({ id })), toArray())
}

// Other things have operators of those names.
const concat = { from: (ids: number[]) => ({ pipe: (load: (id: number) => unknown) => load(ids[0]!) }) }
export const own = (posts: Repository<Post>, ids: number[]) => concat.from(ids).pipe((id) => posts.findOneBy({ id }))
