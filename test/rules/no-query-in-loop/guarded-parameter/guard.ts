import { prisma } from './db'

interface Author { readonly id: number; readonly name: string | null }

async function byline(authorId: number, author?: Author) {
  const known = author ?? await prisma.user.findFirst({ where: { id: authorId } })
  return `by ${known?.name}`
}

export async function given() {
  const posts = await prisma.post.findMany({ include: { author: true } })
  for (const post of posts) console.log(await byline(post.authorId, post.author))
}

export async function missing() {
  const posts = await prisma.post.findMany()
  for (const post of posts) console.log(await byline(post.authorId)) // want "user.findFirst"
}
