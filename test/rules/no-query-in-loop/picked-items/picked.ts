import { prisma } from './db'

interface Row { id: number; title: string }

// One item, which a comparison picks.
export async function unlessAnother(ids: number[], wanted: number) {
  for (const id of ids) {
    if (id !== wanted) continue
    await prisma.post.findFirst({ where: { id } })
  }
}

export async function itself(ids: number[], wanted: number) {
  for (const id of ids) if (id === wanted) await prisma.post.findFirst({ where: { id } })
}

// All but one.
export async function others(ids: number[], own: number) {
  for (const id of ids) {
    if (id === own) continue
    await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst`"
  }
}

async function postOf(id: number, post?: Row) {
  return post ?? prisma.post.findFirst({ where: { id } })
}

// The caller has loaded them.
export async function loaded(ids: number[]) {
  const posts = new Map((await prisma.post.findMany({ where: { id: { in: ids } } })).map((post) => [post.id, post]))
  for (const id of ids) console.log(await postOf(id, posts.get(id)))
}

export async function unloaded(ids: number[]) {
  for (const id of ids) console.log(await postOf(id)) // want "`postOf` reaches `prisma.post.findFirst`"
}

// The index moves on as it is read.
export async function byIndex(ids: number[]) {
  let at = 0
  while (at < ids.length) {
    const id = ids[at++]!
    await prisma.post.findMany({ where: { authorId: id } }) // want "`prisma.post.findMany({ where: { authorId: { in: … } } })`"
  }
}
