import { prisma } from './db'

// A call that nobody awaits sends nothing.
export function silent(ids: number[]) {
  ids.forEach((id) => {
    prisma.post.findMany({ where: { authorId: id } })
  })
  for (const id of ids) void prisma.post.count({ where: { authorId: id } })
}

export async function named(ids: number[]) {
  for (const id of ids) {
    const count = prisma.post.count({ where: { authorId: id } })
    void count
  }
}
