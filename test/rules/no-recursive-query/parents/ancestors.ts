import { prisma } from './db'

export async function ancestors(id: number): Promise<number[]> {
  const category = await prisma.category.findUnique({ where: { id } })
  if (category === null || category.parentId === null) return []
  return [category.id, ...await ancestors(category.parentId)] // want "`ancestors` leads back to its own function and runs `prisma.category.findUnique` at every level"
}
