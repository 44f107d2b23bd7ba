import { prisma } from './db'

function latest(authorId: number) {
  return prisma.post.findFirst({ where: { authorId } })
}

export async function first(ids: number[]) {
  for (const id of ids) await latest(id) // want "post.findFirst"
}

export async function second(ids: number[]) {
  return Promise.all(ids.map((id) => latest(id))) // want "post.findFirst"
}

export async function once(id: number) {
  return latest(id)
}
