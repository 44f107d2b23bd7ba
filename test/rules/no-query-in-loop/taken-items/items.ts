import { prisma } from './db'

interface Row { id: number; title: string; slug: string }

export async function byIndex(rows: Row[]) {
  const ids = rows.map((row) => row.id)
  for (let i = 0; i < ids.length; i++) console.log(await prisma.post.findFirst({ where: { id: ids[i] } })) // want "`prisma.post.findFirst` runs once for each item of `ids`"
}

export async function byIndexOfASet(rows: Row[]) {
  const slugs = [...new Set(rows.map((row) => row.slug))]
  for (let i = 0; i < slugs.length; i++) console.log(await prisma.post.findFirst({ where: { slug: slugs[i] } })) // want "`prisma.post.findFirst` runs once for each item of `slugs`"
}

export async function byIndexOfKeys(counts: Record<string, number>) {
  const names = Object.keys(counts)
  for (let i = 0; i < names.length; i++) console.log(await prisma.post.findFirst({ where: { slug: names[i] } })) // want "`prisma.post.findFirst` runs once for each item of `names`"
}

export async function byTwoIndexes(rows: Row[], width: number) {
  const ids = rows.map((row) => row.id)
  for (let y = 0; y < rows.length; y++) {
    for (let x = 0; x < width; x++) console.log(await prisma.post.findFirst({ where: { id: ids[y * width + x] } })) // want "`prisma.post.findFirst` runs once for each round of `for (x < width)`"
  }
}

export async function ofACallback(rows: Row[]) {
  const slugs = rows.map((row) => row.slug.trim())
  await Promise.all(rows.map((row, at) => prisma.post.findFirst({ where: { slug: slugs[at] } }))) // want "`prisma.post.findFirst` runs once for each `row` of `rows`"
}

export async function behindACall(rows: Row[]) {
  const ids = rows.map((row) => row.id)
  for (let i = 0; i < ids.length; i++) console.log(await postAt(ids, i)) // want "`postAt` reaches `prisma.post.findFirst` once for each item of `ids`"
}

async function postAt(ids: number[], at: number) {
  return prisma.post.findFirst({ where: { id: ids[at] } })
}

export async function shifted(rows: Row[]) {
  const work = [...rows]
  while (work.length > 0) {
    const row = work.shift()!
    console.log(await prisma.post.findFirst({ where: { id: row.id } })) // want "`prisma.post.findFirst` runs once for each round of `while (work.length > 0)`"
  }
}

export async function tree(root: number) {
  const stack = [root]
  while (stack.length > 0) {
    const id = stack.pop()!
    const users = await prisma.user.findMany({ where: { managerId: id } }) // want "`prisma.user.findMany` runs once for each node of the tree that `while (stack.length > 0)` walks"
    stack.push(...users.map((user) => user.id))
  }
}

export async function byIterator(rows: Row[]) {
  const ids = rows.map((row) => row.id).values()
  for (const row of rows) console.log(row, await prisma.post.findFirst({ where: { id: ids.next().value } })) // want "`prisma.post.findFirst` runs once for each `row` of `rows`"
}

// The same item each time.
export async function first(rows: Row[], names: string[]) {
  const ids = rows.map((row) => row.id)
  for (const name of names) console.log(name, await prisma.post.findFirst({ where: { id: ids[0] } })) // want "`prisma.post.findFirst` runs the same query again"
}

export async function one(rows: Row[], names: string[], at: number) {
  const ids = rows.map((row) => row.id)
  for (const name of names) console.log(name, await prisma.post.findFirst({ where: { id: ids[at] } })) // want "`prisma.post.findFirst` runs the same query again"
}

export async function takenBefore(rows: Row[], names: string[]) {
  const work = [...rows]
  const row = work.shift()!
  for (const name of names) console.log(name, await prisma.post.findFirst({ where: { id: row.id } })) // want "`prisma.post.findFirst` runs the same query again"
}
