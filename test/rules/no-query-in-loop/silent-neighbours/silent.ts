import { prisma } from './db'

export async function grouped(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { authorId: { in: ids } } })
  const byAuthor = new Map<number, string[]>()
  for (const post of posts) {
    const titles = byAuthor.get(post.authorId) ?? []
    titles.push(post.title)
    byAuthor.set(post.authorId, titles)
  }
  return ids.map((id) => byAuthor.get(id) ?? [])
}

export async function lastOnly(ids: number[]) {
  let last = 0
  for (const id of ids) last = id
  return prisma.post.findMany({ where: { authorId: last } })
}

export async function stopsAtOnce(ids: number[]) {
  for (const id of ids) {
    return prisma.post.findMany({ where: { authorId: id } })
  }
  return []
}

export function laterEach(ids: number[]) {
  const runs = ids.map((id) => () => prisma.post.findMany({ where: { authorId: id } }))
  return runs[0]?.()
}

export function timers(ids: number[]) {
  for (const id of ids) {
    process.on('SIGHUP', async () => {
      await prisma.post.findMany({ where: { authorId: id } })
    })
  }
}
