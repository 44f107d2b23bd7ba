import { PromisePool } from '@supercharge/promise-pool'
import async, { parallelLimit } from 'async'
import Bottleneck from 'bottleneck'
import pAll from 'p-all'
import pLimit from 'p-limit'
import PQueue from 'p-queue'
import pSeries from 'p-series'
import { prisma } from './db'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

export function queued(ids: number[]) {
  const queue = new PQueue({ concurrency: 2 })
  const tasks = ids.map((id) => () => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each item of `tasks`"
  return queue.addAll(tasks)
}

export async function added(ids: number[]) {
  const queue = new PQueue()
  for (const id of ids) queue.add(() => latest(id)) // want "once for each `id` of `ids`"
  await queue.onIdle()
}

export function all(ids: number[]) {
  return pAll(ids.map((id) => () => latest(id)), { concurrency: 3 }) // want "once for each item of `ids.map(…)`"
}

export async function series(ids: number[]) {
  const tasks: (() => Promise<unknown>)[] = []
  for (const id of ids) tasks.push(() => latest(id)) // want "once for each item of `tasks`"
  await pSeries(tasks)
}

export function ofAsync(ids: number[]) {
  const tasks = ids.map((id) => async () => latest(id)) // want "once for each item of `tasks`"
  return Promise.all([
    async.parallel(tasks),
    parallelLimit(ids.map((id) => async () => latest(id)), 3), // want "once for each item of `ids.map(…)`"
  ])
}

export function limited(ids: number[]) {
  const limit = pLimit(4)
  const limiter = new Bottleneck({ maxConcurrent: 1 })
  const one = limiter.wrap(latest)
  return Promise.all([
    ...ids.map((id) => limit(() => latest(id))), // want "once for each `id` of `ids`"
    ...ids.map((id) => limit(latest, id)), // want "once for each `id` of `ids`"
    ...ids.map((id) => limiter.schedule(() => latest(id))), // want "once for each `id` of `ids`"
    ...ids.map((id) => limiter.schedule({ priority: 1 }, () => latest(id))), // want "once for each `id` of `ids`"
    ...ids.map((id) => one(id)), // want "once for each `id` of `ids`"
  ])
}

export function pooled(ids: number[]) {
  return Promise.all([
    PromisePool.for(ids).process((id) => latest(id)), // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`: N(ids) queries"
    PromisePool.withConcurrency(2).for(ids).process(latest), // want "once for each `authorId` of `ids`"
    PromisePool.for([1, 2]).process((id) => latest(id)),
  ])
}

export function silent() {
  const queue = new PQueue()
  return Promise.all([
    queue.addAll([() => latest(1), () => latest(2)]),
    pAll([() => latest(1), () => prisma.user.findFirst({ where: { id: 4 } })]),
    async.parallel({ a: async () => latest(1), b: async () => latest(2) }),
    async.series([async () => latest(1), async () => latest(2)]),
    new Bottleneck().schedule(() => latest(1)),
  ])
}
