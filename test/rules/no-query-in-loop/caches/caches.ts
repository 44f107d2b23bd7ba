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

const byFolder = new Map<string, string>()

async function ownerOf(folder: string) {
  const known = byFolder.get(folder)
  if (known !== undefined) return known
  const user = await prisma.user.findFirst({ where: { email: folder } })
  const name = user?.name ?? ''
  byFolder.set(folder, name)
  return name
}

function folderOf(path: string) {
  if (!path.startsWith('/')) return undefined
  const [, folder] = path.split('/').filter(Boolean)
  return { folder: folder! }
}

// Paths share folders, or not.
export async function owners(paths: string[]) {
  for (const path of paths) {
    const parsed = folderOf(path)
    if (!parsed) throw new Error(`no folder: ${path}`)
    console.log(await ownerOf(parsed.folder))
  }
}
