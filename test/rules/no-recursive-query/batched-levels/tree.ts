import { prisma } from './db'

// Prisma merges the calls of one level; every level is a query all the same.
export async function load(id: number): Promise<unknown> {
  const category = await prisma.category.findUnique({ where: { id }, include: { children: true } })
  return Promise.all((category?.children ?? []).map((child) => load(child.id))) // want "`load` leads back to its own function"
}
