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

async function isIn(authorId: number, data?: { readonly team?: { readonly id: number } }) {
  if (!data?.team) return false
  return await prisma.user.findFirst({ where: { id: authorId, teamId: data.team.id } }) !== null
}

export async function leftOut(ids: number[]) {
  for (const id of ids) console.log(await isIn(id))
}

export async function passed(ids: number[], team: { id: number }) {
  for (const id of ids) console.log(await isIn(id, { team })) // want "user.findFirst"
}
