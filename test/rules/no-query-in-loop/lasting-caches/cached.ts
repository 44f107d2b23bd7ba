import Redis from 'ioredis'
import { LRUCache } from 'lru-cache'
import { prisma } from './db'

const redis = new Redis()
const lru = new LRUCache<number, { name: string | null }>({ max: 100 })

async function nameOf(id: number) {
  const key = `user:${id}`
  const hit = await redis.get(key)
  if (hit !== null) return hit
  const user = await prisma.user.findFirst({ where: { id } })
  await redis.set(key, user?.name ?? '')
  return user?.name
}

async function userOf(id: number) {
  const hit = lru.get(id)
  if (hit) return hit
  const user = await prisma.user.findFirst({ where: { id } })
  if (user) lru.set(id, user)
  return user
}

/** Two levels, each of which may be found stale. */
function cacheable<A extends unknown[], T>(load: (...args: A) => Promise<T>, ttl: number) {
  const memory = new Map<string, { value: T; until: number }>()
  return async (...args: A): Promise<T> => {
    const key = JSON.stringify(args)
    if (ttl > 0) {
      const known = memory.get(key)
      if (known && known.until > Date.now()) return known.value
    }
    const stored = await redis.get(key)
    if (stored) {
      try {
        return JSON.parse(stored) as T
      } catch (error) {
        console.error(error)
      }
    }
    const value = await load(...args)
    memory.set(key, { value, until: Date.now() + ttl })
    return value
  }
}

const teamOf = cacheable(async (id: number) => prisma.team.findFirst({ where: { id } }), 1000)

async function fresh(id: number) {
  const seen = await redis.get(`seen:${id}`)
  console.log(seen)
  return prisma.user.findFirst({ where: { id } })
}

export async function served(ids: number[]) {
  for (const id of ids) {
    await nameOf(id)
    await userOf(id)
    await teamOf(id)
    await fresh(id) // want "`prisma.user.findFirst`"
  }
}

export async function memoised(ids: number[]) {
  let first: Promise<unknown> | undefined
  const load = () => first ??= prisma.team.findFirst({ where: { slug: 'first' } })
  for (const id of ids) console.log(id, await load())
}

export async function memoisedPerKey(urls: { storage: string }[]) {
  const known = new Map<string, Promise<unknown>>()
  const load = (slug: string) => {
    const cached = known.get(slug)
    if (cached) return cached
    const team = prisma.team.findFirst({ where: { slug } })
    known.set(slug, team)
    return team
  }
  await Promise.all(urls.map((url) => load(url.storage)))
}

/** These memos are new in each round. */
async function lookUp(id: number) {
  let user: Promise<unknown> | undefined
  const known = new Map<number, unknown>()
  const load = () => user ??= prisma.user.findFirst({ where: { id } })
  const once = async (teamId: number) => {
    if (!known.has(teamId)) known.set(teamId, await prisma.team.findFirst({ where: { id: teamId } }))
    return known.get(teamId)
  }
  return [await load(), await load(), await once(1), await once(1)]
}

export async function eachItsOwn(ids: number[]) {
  for (const id of ids) await lookUp(id) // want "`lookUp`"
  return Promise.all(ids.map(async (id) => {
    let user: Promise<unknown> | undefined
    const load = () => user ??= prisma.user.findFirst({ where: { id } })
    return [await load(), await load()] // want "`load`" "`load`"
  }))
}

const users = { data: new Map<number, unknown>(), get: (id: number) => users.data.get(id), set: (id: number, user: unknown) => users.data.set(id, user) }
const userCache = users

async function ownCache(id: number) {
  const known = userCache.get(id)
  if (known) return known
  const user = await prisma.user.findFirst({ where: { id } })
  userCache.set(id, user)
  return user
}

/** Nothing fills this map: it is a table of what there is already. */
export async function missingOnes(rows: { code: string }[], existing: { id: number; slug: string }[]) {
  const table = new Map(existing.map((team) => [team.slug, team]))
  for (const row of rows) {
    await ownCache(row.code.length)
    const known = table.get(row.code)
    if (known) console.log(known)
    else console.log(await prisma.team.findFirst({ where: { slug: row.code } })) // want "`prisma.team.findFirst`"
  }
}

export async function parsed(urls: string[]) {
  const known = new Map<string, Promise<unknown>>()
  const load = (slug: string) => {
    const cached = known.get(slug)
    if (cached) return cached
    const team = prisma.team.findFirst({ where: { slug } })
    known.set(slug, team)
    return team
  }
  await Promise.all(urls.map((url) => load(new URL(url).host)))
}
