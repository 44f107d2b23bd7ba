import type { PrismaClient } from './generated/client'

// A loop over the rows of each chunk has as many rounds, all together, as there are rows.
export async function importAll(prisma: PrismaClient) { // want fn:"1 + N(comments)"
  const comments = await prisma.comment.findMany()
  for (let start = 0; start < comments.length; start += 50) {
    const batch = comments.slice(start, start + 50)
    for (const comment of batch) {
      await prisma.post.count({ where: { authorId: comment.authorId } }) // want "once for each `comment` of `batch`: N(comments) queries"
    }
  }
}

export async function someAtATime(prisma: PrismaClient, ids: number[]) {
  for (let at = 0; at < ids.length; at += 10) {
    await Promise.all(ids.slice(at, at + 10).map((id) => prisma.post.count({ where: { authorId: id } }))) // want "N(ids) queries"
  }
}

// Another list is walked anew for each of them.
export async function others(prisma: PrismaClient, ids: number[], names: string[]) {
  for (let at = 0; at < ids.length; at += 10) {
    for (const name of names) await prisma.user.count({ where: { name, id: { in: ids.slice(at, at + 10) } } }) // want "N(names)·N(ids) queries"
  }
}
