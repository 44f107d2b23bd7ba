import { prisma } from './db'

export async function firstWithPosts(candidates: string[]) {
  for (const email of candidates) {
    const user = await prisma.user.findUnique({ where: { email } })
    if (user) return user
  }
  return undefined
}

export async function untilFound(candidates: string[]) {
  let found
  for (const slug of candidates) {
    found = await prisma.post.findFirst({ where: { slug } })
    if (found) break
  }
  return found
}
