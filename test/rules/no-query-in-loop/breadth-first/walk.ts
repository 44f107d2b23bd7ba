import { prisma } from './db'

export async function descendants(rootId: number) {
  const queue = [rootId]
  const found: number[] = []
  while (queue.length > 0) {
    const id = queue.shift()!
    const children = await prisma.category.findMany({ where: { parentId: id } }) // want "`prisma.category.findMany`"
    for (const child of children) {
      found.push(child.id)
      queue.push(child.id)
    }
  }
  return found
}

// One query for each level of the tree.
export async function byLevel(rootId: number) {
  let level = [rootId]
  while (level.length > 0) {
    const children = await prisma.category.findMany({ where: { parentId: { in: level } } })
    level = children.map((child) => child.id)
  }
}

// What was visited already is skipped, and every node is asked for once.
export async function visited(rootId: number) {
  const seen = new Set<number>()
  const queue = [rootId]
  while (queue.length > 0) {
    const id = queue.shift()!
    if (seen.has(id)) continue
    seen.add(id)
    const children = await prisma.category.findMany({ where: { parentId: id } }) // want "runs once for each node of the tree"
    queue.push(...children.map((child) => child.id))
  }
  return seen
}
