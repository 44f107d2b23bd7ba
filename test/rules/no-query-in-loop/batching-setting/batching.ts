import { prisma } from './db'

export async function loadAuthor(id: number) {
  return prisma.user.findFirst({ where: { id } })
}

export async function all(ids: number[]) {
  for (const id of ids) await loadAuthor(id)
}
