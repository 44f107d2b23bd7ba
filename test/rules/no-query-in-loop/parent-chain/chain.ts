import { prisma } from './db'

export async function depth(id: number) {
  let current: number | null = id
  let levels = 0
  while (current !== null) {
    const category: { parentId: number | null } | null = await prisma.category.findUnique({ where: { id: current }, select: { parentId: true } }) // want "each waiting for the one before"
    current = category?.parentId ?? null
    levels += 1
  }
  return levels
}
