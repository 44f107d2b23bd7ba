import { prisma } from './db'

declare function randomSlug(): string

// A function that calls itself with what it was given tries again.
export async function freeSlug(): Promise<string> {
  const slug = randomSlug()
  const taken = await prisma.post.findFirst({ where: { slug } })
  return taken === null ? slug : freeSlug()
}

export class Jobs {
  async start(id: number, attempt = 0): Promise<number> {
    const job = await prisma.job.findFirst({ where: { id, status: 'queued' } })
    if (job === null && attempt < 5) return this.start(id, attempt + 1)
    return attempt
  }
}

// Another one each time.
export async function root(id: number): Promise<number> {
  const category = await prisma.category.findFirst({ where: { id } })
  if (category?.parentId == null) return id
  return root(category.parentId) // want "leads back to its own function"
}

export async function swapped(id: number, other: number): Promise<number> {
  const category = await prisma.category.findFirst({ where: { id } })
  if (category !== null) return id
  return swapped(other, id) // want "leads back to its own function"
}

export class Node {
  constructor(private readonly id: number, private readonly next: Node) {}

  async find(name: string): Promise<number> {
    const category = await prisma.category.findFirst({ where: { id: this.id, name } })
    return category === null ? this.next.find(name) : this.id // want "leads back to its own function"
  }
}
