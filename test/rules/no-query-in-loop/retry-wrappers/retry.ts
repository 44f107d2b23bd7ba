import pRetry from 'p-retry'
import { prisma } from './db'

export async function withRetry<T>(run: () => Promise<T>, attempts = 3): Promise<T> {
  let last: unknown
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await run()
    } catch (error) {
      last = error
    }
  }
  throw last
}

export function own() {
  return withRetry(() => prisma.user.findMany())
}

export function library() {
  return pRetry(() => prisma.user.findMany(), { retries: 5 })
}

export async function inALoop(ids: number[]) {
  for (const id of ids) {
    await withRetry(() => prisma.post.findMany({ where: { authorId: id } })) // want "prisma.post.findMany"
  }
}

async function attempted<T>(run: () => Promise<T>, options: { times: number }): Promise<T> {
  for (let at = 1; at <= options.times; at += 1) {
    try {
      return await run()
    } catch (error) {
      if (at === options.times) throw error
    }
  }
  throw new Error('no attempt')
}

async function stubborn<T>(run: () => Promise<T>, times = 3): Promise<T> {
  let attempt = 0
  while (true) {
    try {
      return await run()
    } catch (error) {
      attempt += 1
      if (attempt >= times) throw error
    }
  }
}

// What is said is the cost of one attempt.
export async function perAttempt(ids: number[]) { // want fn:"3·N(ids)"
  for (const id of ids) {
    await withRetry(() => prisma.post.findMany({ where: { authorId: id } }), 5) // want "`prisma.post.findMany` runs once for each `id` of `ids`: N(ids) queries."
    await attempted(() => prisma.post.findMany({ where: { authorId: id } }), { times: 3 }) // want "`prisma.post.findMany` runs once for each `id` of `ids`: N(ids) queries."
    await stubborn(() => prisma.post.findMany({ where: { authorId: id } })) // want "`prisma.post.findMany` runs once for each `id` of `ids`: N(ids) queries."
  }
}

// A search through a list is no retry.
export async function firstThatAnswers(hosts: string[]) { // want fn:"1 … N(hosts)"
  for (let at = 0; at < hosts.length; at++) {
    try {
      return await prisma.team.findFirstOrThrow({ where: { slug: hosts[at]! } })
    } catch {
      console.log(hosts[at])
    }
  }
  return undefined
}
