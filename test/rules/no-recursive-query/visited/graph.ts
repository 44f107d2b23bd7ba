import { prisma } from './db'

interface Node { id: number }

// What was seen ends a circle; each node is asked for all the same.
export async function chain(node: Node, seen = new Set<number>()): Promise<Node[]> {
  if (seen.has(node.id)) return []
  seen.add(node.id)
  const found: Node[] = []
  for (const next of await prisma.category.findMany({ where: { parentId: node.id } })) {
    found.push(...await chain(next, seen), next) // want "`chain` leads back to its own function and runs `prisma.category.findMany` at every level"
  }
  return found
}

export async function below(id: number, seen: Set<number>): Promise<number> {
  if (seen.has(id)) return 0
  seen.add(id)
  const children = await prisma.category.findMany({ where: { parentId: id }, select: { id: true } })
  const counts = await Promise.all(children.map((child) => below(child.id, seen))) // want "at every level"
  return counts.reduce((sum, count) => sum + count, children.length)
}

// All rows in one query, walked in memory.
export async function inMemory(id: number): Promise<number> {
  const all = await prisma.category.findMany({ select: { id: true, parentId: true } })
  const seen = new Set<number>()
  const count = (parent: number): number => {
    if (seen.has(parent)) return 0
    seen.add(parent)
    return all.filter((one) => one.parentId === parent).reduce((sum, one) => sum + 1 + count(one.id), 0)
  }
  return count(id)
}

// A map that holds what was seen, and is handed to whoever asked for all of it.
export async function collected(id: number, seen: Map<number, Node>): Promise<Node[]> {
  if (seen.has(id)) return []
  const node = await prisma.category.findFirst({ where: { id }, include: { children: true } })
  if (node === null) return []
  seen.set(id, node)
  for (const child of node.children) await collected(child.id, seen) // want "at every level"
  return [...seen.values()]
}
