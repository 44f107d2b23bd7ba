import { prisma } from './db'

// Every post has its own id, so this cache never hits.
export async function comments() {
  const posts = await prisma.post.findMany()
  const known = new Map<number, number>()
  for (const post of posts) {
    if (!known.has(post.id)) {
      known.set(post.id, await prisma.comment.count({ where: { postId: post.id } })) // want "`prisma.comment.count`"
    }
  }
  return known
}

// Nor does a text with the id in it; one of what posts share does.
export async function byText() {
  const posts = await prisma.post.findMany()
  const known = new Map<string, number>()
  for (const post of posts) {
    const key = `comments:${post.id}`
    if (!known.has(key)) known.set(key, await prisma.comment.count({ where: { postId: post.id } })) // want "`prisma.comment.count`"
    const author = `author:${post.authorId}`
    if (!known.has(author)) known.set(author, await prisma.post.count({ where: { authorId: post.authorId } }))
  }
  return known
}
