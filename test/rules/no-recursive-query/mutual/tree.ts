import { prisma } from './db'

async function node(id: number): Promise<unknown> {
  return { id, children: await children(id) }
}

export async function children(parentId: number): Promise<unknown[]> {
  const rows = await prisma.category.findMany({ where: { parentId } })
  const nodes = []
  for (const row of rows) nodes.push(await node(row.id)) // want "leads back to its own function"
  return nodes
}
