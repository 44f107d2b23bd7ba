import { ResultAsync } from 'neverthrow'
import { fetchCredit } from 'some-bank'
import { prisma } from './db'

const fromDatabase = <T>(promise: Promise<T>) => ResultAsync.fromPromise(promise, (cause) => ({ kind: 'database', cause }))

const viewsOf = (authorId: number) => fromDatabase(prisma.post.aggregate({ where: { authorId }, _sum: { views: true } })).map(({ _sum }) => _sum.views ?? 0)

const hide = (authorId: number) => fromDatabase(prisma.post.updateMany({ where: { authorId }, data: { published: false } }))

/** What wraps a query's promise waits for the database alone. */
export async function hideUnread(users: { id: number }[]) {
  for (const user of users) {
    const views = await viewsOf(user.id) // want "`viewsOf` reaches `prisma.post.aggregate`"
    if (views.isOk() && views.value > 0) continue
    await hide(user.id) // want "`hide` reaches `prisma.post.updateMany`"
  }
}

export async function hideOfDebtors(users: { id: number }[]) {
  for (const user of users) {
    const credit = await fetchCredit(user.id)
    if (credit > 0) continue
    await hide(user.id)
  }
}
