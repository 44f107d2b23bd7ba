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

const database = <Answer>(run: (client: typeof prisma) => Promise<Answer>) => Effect.tryPromise({ try: () => run(prisma), catch: (cause) => ({ kind: 'database', cause }) })

/** The function that is tried stands in an object. */
export const newest = (authors: number[]) => Effect.gen(function* () {
  for (const authorId of authors) yield* database((client) => client.post.findFirst({ where: { authorId } })) // want "`client.post.findFirst` runs once for each `authorId` of `authors`"
})

export const all = (authors: number[]) => database((client) => client.post.findMany({ where: { authorId: { in: authors } } }))
