import { prisma } from './db'

interface Row { id: number; title: string }

export async function summed(rows: Row[], id: number) {
  for (const row of rows) await prisma.user.update({ where: { id }, data: { score: { increment: row.id } } }) // want "`prisma.user.update` writes the same rows again for each `row` of `rows`"
}

export async function removed(ids: number[]) {
  const names: string[] = []
  for (const id of ids) names.push((await prisma.post.delete({ where: { id } })).title) // want "`prisma.post.delete` runs once for each `id` of `ids`, and code reads what it returns: N(ids) statements. Read the rows of all items with one query, and write them with one call: `prisma.post.deleteMany({ where: { id: { in: … } } })` deletes the rows of all items in one statement."
  return names
}

async function publish(id: number) {
  return prisma.post.update({ where: { id }, data: { published: true } })
}

export async function published(ids: number[]) {
  const names: string[] = []
  for (const id of ids) names.push((await publish(id)).title) // want "`publish` reaches `prisma.post.update` once for each `id` of `ids`, and code reads what it returns"
  return names
}
