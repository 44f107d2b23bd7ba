import { prisma } from './db'

// A function that takes nothing does not look at the rows.
export function removeAll(ids: number[], done: () => void) {
  return Promise.all(ids.map((id) => prisma.post.delete({ where: { id } }))).then(() => done()) // want "`prisma.post.delete`"
}

export async function removeEach(ids: number[]) {
  for (const id of ids) await prisma.post.delete({ where: { id } }).then(() => console.log(id)) // want "`prisma.post.delete`"
}

// This one does, and no `deleteMany` hands them back.
export async function names(ids: number[]) {
  const all: string[] = []
  for (const id of ids) await prisma.post.delete({ where: { id } }).then(({ title }) => all.push(title))
  return all
}
