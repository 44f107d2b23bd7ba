import { prisma } from './db'

interface Node {
  readonly id: number
  readonly parentId: number | null
}

export async function root(start: Node) {
  let node = start
  while (true) {
    if (node.parentId === null) return node
    node = await prisma.category.findUniqueOrThrow({ where: { id: node.parentId } }) // want "`prisma.category.findUniqueOrThrow` runs once for each round of `while (true)`"
  }
}

export async function named(start: Node) {
  const names: string[] = []
  for (let node: Node | null = start; node; node = node.parentId === null ? null : await prisma.category.findUnique({ where: { id: node.parentId } })) names.push(`${node.id}`) // want "each waiting for the one before"
  return names
}

// Until a name is free.
export async function freeSlug(title: string) {
  let slug = title
  while (true) {
    const taken = await prisma.post.findUnique({ where: { slug } })
    if (!taken) return slug
    slug = `${title}-${taken.id}`
  }
}

// One after the other, in order.
export async function drain() {
  let last = 0
  while (true) {
    const job = await prisma.job.findFirst({ where: { id: { gt: last } }, orderBy: { id: 'asc' } })
    if (!job) break
    last = job.id
  }
}
