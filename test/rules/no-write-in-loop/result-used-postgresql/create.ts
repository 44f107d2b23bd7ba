import { prisma } from './db'

export async function create(titles: string[], authorId: number) {
  const ids = []
  for (const title of titles) {
    const post = await prisma.post.create({ data: { title, slug: title, authorId } }) // want "`prisma.post.create`"
    ids.push(post.id)
  }
  return ids
}
