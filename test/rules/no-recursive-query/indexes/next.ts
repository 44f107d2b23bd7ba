import { prisma } from './db'

// From index to index: nothing is tried again.
export async function walked(ids: number[], at = 0): Promise<void> {
  if (at >= ids.length) return
  await prisma.post.count({ where: { authorId: ids[at] } })
  await walked(ids, at + 1) // want "leads back to its own function"
}

export async function attempted(id: number, attempt = 0): Promise<number> {
  const count = await prisma.post.count({ where: { authorId: id } })
  return count > 0 || attempt > 3 ? count : attempted(id, attempt + 1)
}
