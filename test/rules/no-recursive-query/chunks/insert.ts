import { prisma } from './db'

function halves(ids: number[]) {
  return [ids.slice(0, ids.length / 2), ids.slice(ids.length / 2)]
}

// Smaller pieces of the same work, not the levels of a tree.
export async function load(ids: number[]): Promise<unknown[]> {
  if (ids.length < 1000) return prisma.user.findMany({ where: { id: { in: ids } } })
  const parts = halves(ids)
  return (await Promise.all(parts.map((part) => load(part)))).flat()
}
