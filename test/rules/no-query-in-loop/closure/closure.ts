import type { PrismaClient } from './generated/client'

export function createReader(prisma: PrismaClient) {
  const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })
  const all = async (ids: number[]) => {
    const found = []
    for (const id of ids) found.push(await latest(id)) // want "post.findFirst"
    return found
  }
  return { all, latest }
}
