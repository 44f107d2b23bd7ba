import { prisma } from './db'

// At most one query per author, however many posts there are.
export async function names(posts: { id: number; authorId: number }[]) {
  const known = new Map<number, string | null>()
  for (const post of posts) {
    if (!known.has(post.authorId)) {
      const author = await prisma.user.findUnique({ where: { id: post.authorId } })
      known.set(post.authorId, author?.name ?? null)
    }
    console.log(post.id, known.get(post.authorId))
  }
}
