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
