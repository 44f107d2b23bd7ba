import { prisma } from './db'

// The next page.
export async function all(cursor: number): Promise<number[]> {
  const users = await prisma.user.findMany({ take: 100, skip: 1, cursor: { id: cursor } })
  if (users.length < 100) return users.map((user) => user.id)
  return [...users.map((user) => user.id), ...await all(users[99]!.id)]
}

// Another attempt.
export async function freeSlug(slug: string, attempt = 0): Promise<string> {
  const taken = await prisma.post.findFirst({ where: { slug: `${slug}-${attempt}` } })
  if (taken === null) return `${slug}-${attempt}`
  return freeSlug(slug, attempt + 1)
}

// Again after a failure.
export async function stubborn(id: number, left: number): Promise<unknown> {
  try {
    return await prisma.user.findFirst({ where: { id } })
  } catch (error) {
    if (left === 0) throw error
    return stubborn(id, left - 1)
  }
}
