import { prisma } from './db'

// MySQL hands back no rows of a bulk insert, and the ids are needed.
export async function create(titles: string[], authorId: number) {
  const ids = []
  for (const title of titles) {
    const post = await prisma.post.create({ data: { title, slug: title, authorId } })
    ids.push(post.id)
  }
  return ids
}
