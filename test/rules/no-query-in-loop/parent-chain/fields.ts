import { prisma } from './db'

export async function path(id: number) {
  const found: string[] = []
  const at: { parentId: number | null } = { parentId: id }
  while (at.parentId !== null) {
    const category: { name: string; parentId: number | null } | null = await prisma.category.findFirst({ where: { id: at.parentId } }) // want "each waiting for the one before"
    if (category === null) break
    found.unshift(category.name)
    at.parentId = category.parentId
  }
  return found
}
