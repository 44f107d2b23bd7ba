import { prisma } from './db'

type Task = () => Promise<unknown>

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

// Pools as people write them: workers take one task after another from what they share.
async function indexed(tasks: readonly Task[], size: number) {
  const results: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < tasks.length) {
      const at = next++
      results[at] = await tasks[at]!()
    }
  }
  await Promise.all(Array.from({ length: Math.min(size, tasks.length) }, worker))
  return results
}

// How long its queue is, its own code does not tell (only the strict preset tells of it).
async function queued(tasks: readonly Task[], size: number) {
  const queue = [...tasks]
  const workers = Array.from({ length: Math.min(size, queue.length) }, async () => {
    let task = queue.shift()
    while (task) {
      await task()
      task = queue.shift()
    }
  })
  await Promise.all(workers)
}

export const ofIndexes = (ids: number[]) => indexed(ids.map((id) => () => latest(id)), 5) // want "`latest` reaches `prisma.post.findFirst` once for each item of `ids`: N(ids) queries"
export const ofQueues = (ids: number[]) => queued(ids.map((id) => () => latest(id)), 5)
export const ofTwo = (size: number) => [indexed([() => latest(1), () => latest(2)], size), queued([() => latest(1), () => latest(2)], size)]

export async function here(ids: number[]) {
  const tasks = ids.map((id) => () => latest(id))
  while (tasks.length > 0) {
    const task = tasks.shift()!
    await task() // want "`task` reaches `prisma.post.findFirst` once for each round of `while (tasks.length > 0)`: N(rounds) queries"
  }
}

// The same function, whichever is asked.
export async function same(ids: number[]) {
  const tasks = ids.map(() => () => prisma.post.count())
  for (const task of tasks) await task() // want "`task` reaches `prisma.post.count`, the same query again"
}
