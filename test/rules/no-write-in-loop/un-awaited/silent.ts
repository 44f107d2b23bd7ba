import { prisma } from './db'

export function silent(ids: number[]) {
  ids.forEach((id) => {
    prisma.comment.delete({ where: { id } })
  })
}
