import { prisma } from './db'

interface User { readonly id: number; readonly name: string | null }

async function byGet(id: number, loaded?: Map<number, User>) {
  return loaded?.get(id) ?? prisma.user.findFirst({ where: { id } })
}

async function byHas(id: number, loaded?: ReadonlyMap<number, User>) {
  if (loaded?.has(id)) return loaded.get(id)
  return prisma.user.findFirst({ where: { id } })
}

async function byHit(id: number, loaded: Map<number, User> = new Map()) {
  const hit = loaded.get(id)
  if (hit) return hit
  return prisma.user.findFirst({ where: { id } })
}

async function inOptions(id: number, { loaded }: { loaded?: Map<number, User> } = {}) {
  return loaded?.get(id) ?? prisma.user.findFirst({ where: { id } })
}

// Those that are in it are no queries.
export async function handedOver(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } })
  const loaded = new Map(users.map((user) => [user.id, user]))
  for (const id of ids) {
    await byGet(id, loaded)
    await byHas(id, loaded)
    await byHit(id, loaded)
    await inOptions(id, { loaded })
  }
}

export async function handedOn(ids: number[], loaded: Map<number, User>) {
  for (const id of ids) await byGet(id, loaded)
}

export async function without(ids: number[]) {
  for (const id of ids) {
    await byGet(id) // want "`byGet` reaches `prisma.user.findFirst` once for each `id` of `ids`: N(ids) queries"
    await byHas(id) // want "`byHas` reaches `prisma.user.findFirst` once for each `id` of `ids`: N(ids) queries"
    await byHit(id) // want "`byHit` reaches `prisma.user.findFirst`"
    await inOptions(id) // want "`inOptions` reaches `prisma.user.findFirst` once for each `id` of `ids`: N(ids) queries"
  }
}

async function unlessKnown(id: number, known: Set<number>) {
  if (known.has(id)) return undefined
  return prisma.user.findFirst({ where: { id } })
}

// What is to be left out has nothing of the others.
export async function leftOut(ids: number[], known: Set<number>) {
  for (const id of ids) await unlessKnown(id, known) // want "`unlessKnown` reaches `prisma.user.findFirst`"
}
