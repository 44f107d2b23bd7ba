import { prisma } from './db'

interface User { readonly id: number; readonly name: string | null }

async function inList(id: number, loaded: readonly User[] = []) {
  return loaded.find((user) => user.id === id) ?? prisma.user.findFirst({ where: { id } })
}

async function byHit(id: number, loaded: readonly User[]) {
  const hit = loaded.find((user) => user.id === id)
  if (hit) return hit
  return prisma.user.findFirst({ where: { id } })
}

async function addMissing(name: string, existing: readonly User[]) {
  if (!existing.find((user) => user.name === name)) await prisma.user.create({ data: { name, email: `${name}@example.com` } })
}

// Rows that are handed over are no queries.
export async function handedOver(ids: number[]) {
  const loaded = await prisma.user.findMany({ where: { id: { in: ids } } })
  for (const id of ids) {
    await inList(id, loaded)
    await byHit(id, loaded)
  }
}

async function orNull(id: number, loaded?: User | null) {
  return loaded !== undefined ? loaded : prisma.user.findFirst({ where: { id } })
}

export async function oneOrNull(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } })
  for (const id of ids) {
    const loaded = users.find((user) => user.id === id) ?? null
    await orNull(id, loaded)
  }
}

// What is looked for may not be there.
export async function createMissing(names: string[]) {
  const users = await prisma.user.findMany({ where: { name: { in: names } } })
  for (const name of names) {
    const hit = users.find((user) => user.name === name)
    if (!hit) await prisma.user.create({ data: { name, email: `${name}@example.com` } }) // want "`prisma.user.create` runs once for each `name` of `names`: 0 … N(names) statements"
  }
}

export async function without(ids: number[]) {
  for (const id of ids) await inList(id) // want "`inList` reaches `prisma.user.findFirst` once for each `id` of `ids`: N(ids) queries"
}

// What is not among them is written each by itself.
export async function synchronise(names: string[]) {
  const existing = await prisma.user.findMany({ where: { name: { in: names } } })
  for (const name of names) await addMissing(name, existing) // want "`addMissing` reaches `prisma.user.create` once for each `name` of `names`"
}

interface Quota { readonly userId: number; readonly used?: number }

async function check({ userId, used }: Quota) {
  const count = used ?? await prisma.post.count({ where: { authorId: userId } })
  if (count > 10) throw new Error('too many')
}

// What is computed is there.
export async function counted(userId: number, titles: string[]) {
  const before = await prisma.post.count({ where: { authorId: userId } })
  const drafts: string[] = []
  for (const title of titles) {
    await check({ userId, used: before + drafts.length })
    drafts.push(title)
  }
}

export async function uncounted(userIds: number[]) {
  for (const userId of userIds) await check({ userId }) // want "`check` reaches `prisma.post.count` once for each `userId` of `userIds`: N(userIds) queries"
}
