import DataLoader from 'dataloader'
import _ from 'lodash'
import pMemoize from 'p-memoize'
import { prisma } from './db'
import { atOnce, firstToAnswer, inTurn, later } from './run'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

export async function here(ids: number[]) {
  const tasks = ids.map((id) => () => latest(id)) // want "`latest` reaches `prisma.post.findFirst` once for each `task` of `tasks`: N(tasks) queries"
  return Promise.all(tasks.map((task) => task()))
}

export async function pushed(ids: number[]) {
  const tasks: (() => Promise<unknown>)[] = []
  for (const id of ids) tasks.push(async () => latest(id))
  for (const task of tasks) await task() // want "`task` reaches `prisma.post.findFirst` once for each `task` of `tasks`: N(tasks) queries"
}

export function handedOver(ids: number[]) {
  return inTurn(ids.map((id) => () => latest(id))) // want "`latest` reaches `prisma.post.findFirst` once for each item of `ids`: N(ids) queries"
}

export function kept(ids: number[]) {
  const tasks = ids.map((id) => async () => {
    const post = await latest(id) // want "once for each item of `ids`"
    return post?.title
  })
  return atOnce(tasks)
}

// As many as code says, in chunks, of which one is enough, that are never called, that remember or are merged.
const remembered = pMemoize(async (id: number) => latest(id))
const users = new DataLoader(async (ids: readonly number[]) => prisma.user.findMany({ where: { id: { in: [...ids] } } }))

export function silent(ids: number[], posts: { authorId: number }[]) {
  return [
    inTurn([() => latest(1), () => latest(2)]),
    atOnce([1, 2].map((id) => () => latest(id))),
    atOnce(_.chunk(ids, 100).map((some) => () => prisma.post.findMany({ where: { authorId: { in: some } } }))),
    firstToAnswer(ids.map((id) => () => latest(id))),
    later(ids.map((id) => () => latest(id))),
    ids.map((id) => () => latest(id))[0]?.(),
    atOnce(posts.map((post) => () => remembered(post.authorId))),
    atOnce(posts.map((post) => () => users.load(post.authorId))),
    atOnce(posts.map((post) => () => prisma.user.findUnique({ where: { id: post.authorId } }))),
  ]
}
