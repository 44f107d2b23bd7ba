import { prisma } from '@/lib/prisma'

interface Node {
  readonly id: number
  readonly name: string
  readonly children: readonly Node[]
}

export async function categoryTree(parentId: number | null): Promise<Node[]> {
  const categories = await prisma.category.findMany({ where: { parentId }, orderBy: { name: 'asc' } })
  return Promise.all(categories.map(async ({ id, name }) => ({ id, name, children: await categoryTree(id) })))
}

export async function pathOf(id: number) {
  const category = await prisma.category.findUnique({ where: { id }, include: { parent: { include: { parent: true } } } })
  return [category?.parent?.parent?.name, category?.parent?.name, category?.name].filter((name) => name !== undefined)
}
