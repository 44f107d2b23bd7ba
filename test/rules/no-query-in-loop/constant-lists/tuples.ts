import { prisma } from './db'

// A tuple has as many items as its type.
export async function pair(ids: readonly [number, number]) {
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
}

export async function pairConcurrently({ ids }: { ids: [first: number, second: number] }) {
  return Promise.all(ids.map((id) => prisma.post.findFirst({ where: { authorId: id } })))
}

export async function oneOrMore(ids: [number, ...number[]]) {
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
}
