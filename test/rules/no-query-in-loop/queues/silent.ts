import { setTimeout as sleep } from 'node:timers/promises'
import { prisma } from './db'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

export async function written() {
  const queue = [1, 2, 3]
  while (queue.length > 0) await latest(queue.shift()!)
}

export async function writtenForWorkers() {
  const queue = [1, 2, 3]
  const worker = async () => {
    let id: number | undefined
    while ((id = queue.pop())) await latest(id)
  }
  await Promise.all([worker(), worker()])
}

export async function inChunks(ids: number[]) {
  const queue = [...ids]
  while (queue.length > 0) {
    const some = queue.splice(0, 100)
    await prisma.post.findMany({ where: { authorId: { in: some } } })
  }
}

export async function attempts(delays: number[], id: number) {
  let tries = 0
  for (;;) {
    const post = await latest(id)
    if (post || tries >= delays.length) return post
    await sleep(delays[tries++])
  }
}

export async function freeSlug(title: string) {
  for (let n = 0; ; n++) {
    const slug = `${title}-${n}`
    if (!await prisma.post.findUnique({ where: { slug } })) return slug
  }
}

interface Jobs {
  pop(): Promise<number | undefined>
}

export async function ofAService(jobs: Jobs) {
  let id: number | undefined
  while ((id = await jobs.pop()) !== undefined) await latest(id)
}

export async function forever(queue: number[]) {
  while (true) {
    const id = queue.shift()
    if (id === undefined) {
      await sleep(100)
      continue
    }
    await latest(id)
  }
}

const known = [1, 2, 3]

export async function ofSource() {
  let at = 0
  for (;;) {
    const id = known[at++]
    if (id === undefined) return
    await latest(id)
  }
}

export async function firstWithout(ids: number[]) {
  let at = 0
  for (;;) {
    const id = ids[at++]!
    const found = await latest(id)
    if (found === null) return id
  }
}
