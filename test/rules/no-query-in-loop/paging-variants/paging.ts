import { prisma } from './db'

export async function nextCursor() {
  let cursor: { id: number } | undefined
  do {
    const rows = await prisma.user.findMany({ take: 50, skip: cursor ? 1 : 0, cursor })
    cursor = rows.length === 50 ? { id: rows[rows.length - 1]!.id } : undefined
  } while (cursor)
}

export async function byRecursion(skip = 0): Promise<number> {
  const rows = await prisma.user.findMany({ skip, take: 50 })
  if (rows.length < 50) return skip + rows.length
  return byRecursion(skip + 50)
}

export async function keyset() {
  let last = 0
  for (;;) {
    const rows = await prisma.post.findMany({ where: { id: { gt: last } }, orderBy: { id: 'asc' }, take: 200 })
    if (!rows.length) return
    last = rows.at(-1)!.id
  }
}

export async function spliced(ids: number[]) {
  while (ids.length > 0) {
    const batch = ids.splice(0, 100)
    console.log(await prisma.user.findMany({ where: { id: { in: batch } } }))
  }
}

export async function numbered(pages: number) {
  for (let page = 0; page < pages; page++) {
    console.log(await prisma.user.findMany({ skip: page * 100, take: 100 }))
  }
}
