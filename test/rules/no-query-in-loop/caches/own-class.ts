import { prisma } from './db'

// A cache of the project's own asks itself by a method.
class PriceCache {
  private readonly memory = new Map<string, { value: unknown; expires: number }>()

  async get<T>(key: string): Promise<T | undefined> {
    const entry = this.memory.get(key)
    return entry && entry.expires > Date.now() ? entry.value as T : undefined
  }

  async getOrSet<T>(key: string, ttl: number, load: () => Promise<T>): Promise<T> {
    const cached = await this.get<T>(key)
    if (cached !== undefined) return cached
    const value = await load()
    this.memory.set(key, { value, expires: Date.now() + ttl })
    return value
  }
}

// What is no cache looks something up, and nothing is kept.
class Prices {
  async get(key: string): Promise<unknown> {
    return process.env[key]
  }

  async orLoad<T>(key: string, load: () => Promise<T>): Promise<unknown> {
    const known = await this.get(key)
    if (known !== undefined) return known
    return load()
  }
}

const cache = new PriceCache()
const prices = new Prices()

export async function totals(items: { id: number; code: string }[]) {
  for (const item of items) {
    console.log(await cache.getOrSet('all', 60_000, () => prisma.post.findMany({ where: { published: true } })))
    // A cache that lasts may know each.
    console.log(await cache.getOrSet(`one:${item.id}`, 60_000, () => prisma.post.findFirst({ where: { authorId: item.id } })))
    console.log(await prices.orLoad('all', () => prisma.post.findMany({ where: { published: false } }))) // want "`prisma.post.findMany` runs the same query again"
  }
}
