import { setTimeout as sleep } from 'node:timers/promises'
import { prisma } from './db'

// Time passes between the rounds, and what is waited for is that nothing is left.
export async function untilNone(status: string, limit: number, delay: number) {
  for (let attempt = 0; attempt < limit; attempt++) {
    const held = await prisma.job.count({ where: { status } })
    if (held === 0) return
    await sleep(delay)
  }
  throw new Error('still there')
}

export async function untilGone(id: number, rounds: number) {
  for (let round = 0; round < rounds; round++) {
    if (!(await prisma.job.findUnique({ where: { id } }))) return true
    await sleep(50 * round)
  }
  return false
}

export async function untilFree(status: string, rounds: number) {
  for (let round = 0; round < rounds; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const held = await prisma.job.findFirst({ where: { status } })
    if (held !== null) continue
    return true
  }
  return false
}

export async function forever(id: number) {
  while (true) {
    const job = await prisma.job.findUnique({ where: { id } })
    if (!job) break
    await sleep(50)
  }
}

// Nothing is waited for: the answer is the same.
export async function busy(status: string, rounds: number) {
  for (let round = 0; round < rounds; round++) {
    const job = await prisma.job.findFirst({ where: { status } }) // want "`prisma.job.findFirst` runs the same query again"
    if (!job) return
    console.log(round)
  }
}

// One after the other, slowly: each round asks for another.
export async function each(ids: number[], count: number) {
  for (let at = 0; at < count; at++) {
    const job = await prisma.job.findUnique({ where: { id: ids[at]! } }) // want "`prisma.job.findUnique` runs once for each round"
    if (!job) return
    await sleep(50)
  }
}

export async function eachOf(ids: number[]) {
  for (const id of ids) {
    const job = await prisma.job.findUnique({ where: { id } }) // want "`prisma.job.findUnique` runs once for each `id` of `ids`"
    if (!job) return
    await sleep(50)
  }
}

// What ends the wait may be told from outside, and who only watches asks again, too.
async function poll<T>(probe: () => Promise<T>, done: (value: T) => boolean, every: number, max: number): Promise<T> {
  let value = await probe()
  for (let round = 1; round < max && !done(value); round++) {
    await sleep(every)
    value = await probe()
  }
  return value
}

export function untilQuiet(status: string) {
  return poll(() => prisma.job.count({ where: { status } }), (held) => held === 0, 2000, 60)
}

export async function watched(status: string, samples: number) {
  const counts: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    counts.push(await prisma.job.count({ where: { status } }))
    await sleep(1000)
  }
  return counts
}
