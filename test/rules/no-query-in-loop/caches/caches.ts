import memoize from 'lodash/memoize'
import { prisma } from './db'

const byId = new Map<number, string>()

async function nameOf(id: number) {
  const known = byId.get(id)
  if (known !== undefined) return known
  const user = await prisma.user.findFirst({ where: { id } })
  const name = user?.name ?? ''
  byId.set(id, name)
  return name
}

const teamOf = memoize(async (id: number) => prisma.team.findFirst({ where: { id } }))

export async function bylines(posts: { authorId: number; teamId: number }[]) {
  for (const post of posts) {
    console.log(await nameOf(post.authorId), await teamOf(post.teamId))
  }
}

export async function lookup(posts: { authorId: number }[]) {
  const names: Record<number, unknown> = {}
  for (const post of posts) {
    names[post.authorId] ??= await prisma.user.findFirst({ where: { id: post.authorId } })
  }
  return names
}
