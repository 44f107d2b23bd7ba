import { prisma } from './db'

class Registry {
  readonly post = { findMany: (filter: object) => [filter], count: () => 0 }
}

const registry = new Registry()

export async function local(ids: number[]) {
  for (const id of ids) registry.post.findMany({ where: { id } })
  return prisma.post.count()
}
