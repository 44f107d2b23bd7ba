import { Effect } from 'effect'
import { prisma } from './db'

/** What a statement yields, nobody reads. */
export const renamed = (emails: string[]) => Effect.forEach(emails, Effect.fn(function* (email: string) { // want "one `updateMany` takes them all in one call"
  yield* Effect.promise(() => prisma.user.updateMany({ where: { email }, data: { name: 'gone' } }))
}))

/** No bulk form says how many rows each of them has changed. */
export const counted = (emails: string[]) => Effect.forEach(emails, Effect.fn(function* (email: string) {
  const { count } = yield* Effect.promise(() => prisma.user.updateMany({ where: { email }, data: { name: 'gone' } }))
  return { email, count }
}))
