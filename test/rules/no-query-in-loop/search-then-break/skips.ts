import { prisma } from './db'

// What stands behind the last `continue` is left for good.
export async function oldestOfBusy(ids: number[], busy: Set<number>) {
  for (const id of ids) {
    if (!busy.has(id)) continue
    return await prisma.post.findFirst({ where: { authorId: id }, orderBy: { id: 'asc' } })
  }
  return null
}

export async function countBefore(ids: number[], busy: Set<number>) {
  let views = 0
  for (const id of ids) {
    views += await prisma.post.count({ where: { authorId: id } }) // want "`prisma.post.count` runs once for each `id` of `ids`"
    if (!busy.has(id)) continue
    await prisma.post.findFirst({ where: { authorId: id }, orderBy: { id: 'asc' } })
    break
  }
  return views
}

export async function whereAsked(ids: number[], busy: Set<number>, all: boolean) {
  for (const id of ids) {
    if (!busy.has(id)) continue
    await prisma.post.findFirst({ where: { authorId: id }, orderBy: { id: 'asc' } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
    if (!all) break
  }
}
