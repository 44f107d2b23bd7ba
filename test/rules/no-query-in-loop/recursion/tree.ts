import { prisma } from './db'

interface Node { readonly id: number; readonly children: readonly Node[] }

export async function subtree(parentId: number): Promise<Node[]> {
  const children = await prisma.category.findMany({ where: { parentId } })
  const nodes: Node[] = []
  for (const child of children) {
    nodes.push({ id: child.id, children: await subtree(child.id) }) // want "category.findMany"
  }
  return nodes
}
